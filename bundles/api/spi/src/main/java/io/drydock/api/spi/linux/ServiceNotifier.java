package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

/** Tells a service manager that started the daemon with NOTIFY_SOCKET how it is (sd_notify(3)). */
@ProviderType
public interface ServiceNotifier {

    /**
     * Sends a state, for example {@code READY=1} or several lines.
     *
     * @return false when there is no service manager to tell, or it is not listening
     */
    boolean notify(String state);
}
