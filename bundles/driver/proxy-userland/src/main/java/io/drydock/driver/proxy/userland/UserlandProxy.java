package io.drydock.driver.proxy.userland;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.network.ProxyDriver;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries connections on virtual threads of this process. Listeners share their port with those of
 * another generation, so at a swap none is closed before another listens.
 */
@Component(service = ProxyDriver.class)
@DriverModule(name = "userland")
public final class UserlandProxy implements ProxyDriver {

    private static final Logger LOG = LoggerFactory.getLogger(UserlandProxy.class);

    private final Map<Forward, Listener> listeners = new HashMap<>();

    @Override
    public synchronized void open(Forward forward) {
        if (listeners.containsKey(forward)) {
            return;
        }
        try {
            listeners.put(forward, listen(forward));
        } catch (IOException e) {
            throw new DriverException(
                    Kind.CONFLICT,
                    "failed to bind host port [%s]:%d/%s: %s"
                            .formatted(
                                    forward.address(),
                                    forward.port(),
                                    forward.protocol(),
                                    reason(e)),
                    e);
        }
    }

    private static Listener listen(Forward forward) throws IOException {
        return switch (forward.protocol()) {
            case "tcp" -> StreamListener.open(forward);
            case "udp" -> PacketListener.open(forward);
            default -> throw new IOException("protocol " + forward.protocol() + " is not carried");
        };
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Address already in use") ? "address already in use" : message;
    }

    @Override
    public synchronized void close(Forward forward) {
        Listener listener = listeners.remove(forward);
        if (listener != null) {
            listener.close();
        }
    }

    @Override
    public synchronized List<String> exactly(List<Forward> forwards) {
        List<String> mended = new ArrayList<>();
        for (Forward surplus : Set.copyOf(listeners.keySet())) {
            if (!forwards.contains(surplus)) {
                close(surplus);
                mended.add("no longer listening on " + surplus);
            }
        }
        for (Forward forward : forwards) {
            if (!listeners.containsKey(forward)) {
                try {
                    open(forward);
                    mended.add("listening on " + forward);
                } catch (DriverException e) {
                    LOG.warn("{} is not forwarded: {}", forward, e.getMessage());
                }
            }
        }
        return mended;
    }

    /** Connections go on by themselves. */
    @Deactivate
    synchronized void stop() {
        listeners.values().forEach(Listener::close);
        listeners.clear();
    }
}
