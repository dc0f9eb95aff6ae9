package io.drydock.kernel.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that are open now, so that a stopping engine can end them. */
final class OpenStreams {

    private final Set<Runnable> enders = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Notes how to end a stream; ends it at once when the engine is stopping. */
    void add(Runnable ender) {
        enders.add(ender);
        if (stopping) {
            ender.run();
        }
    }

    void remove(Runnable ender) {
        enders.remove(ender);
    }

    int count() {
        return enders.size();
    }

    boolean stopping() {
        return stopping;
    }

    /** Ends all streams, now and in future. */
    void endAll() {
        stopping = true;
        enders.forEach(Runnable::run);
    }
}
