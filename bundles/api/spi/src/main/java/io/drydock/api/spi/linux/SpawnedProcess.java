package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A child of the daemon. Nothing to close: it is reaped and forgotten when it ends. */
@ProviderType
public interface SpawnedProcess {

    /** Who it is; good for {@link ProcessHandles} too. */
    ProcessIdentity identity();

    /** Its number. */
    default long pid() {
        return identity().pid();
    }

    /** How it ended, empty while it runs. Never waits. */
    Optional<ExitStatus> exitStatus();

    /**
     * Waits for its end.
     *
     * @throws LinuxException ETIMEDOUT when it still runs after the limit; it is not killed
     */
    ExitStatus await(Duration limit);

    /**
     * Completes with how it ended. Dependent actions run on a thread that serves all processes:
     * keep them short or use the async forms.
     */
    CompletionStage<ExitStatus> exited();

    /** Sends a signal by number; false when it has ended. */
    boolean signal(int signal);
}
