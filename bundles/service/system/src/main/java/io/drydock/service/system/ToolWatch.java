package io.drydock.service.system;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Finds the external programs in the background. Drivers start beside this service in no order, so
 * it asks again for a while until a runtime has told its version.
 */
final class ToolWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ToolWatch.class);
    private static final int ATTEMPTS = 60;

    private final Supplier<Tools> probe;
    private final Duration pause;
    private final Thread thread;
    private volatile Tools tools = Tools.UNKNOWN;

    ToolWatch(Supplier<Tools> probe, Duration pause) {
        this.probe = probe;
        this.pause = pause;
        // Child processes are waited for: a platform thread.
        this.thread =
                Thread.ofPlatform().name("drydock-system-tools").daemon().unstarted(this::run);
        thread.start();
    }

    /** What is known by now. */
    Tools tools() {
        return tools;
    }

    private void run() {
        try {
            for (int i = 0; i < ATTEMPTS && tools.versions().isEmpty(); i++) {
                if (i > 0) {
                    Thread.sleep(pause);
                }
                tools = probe.get();
            }
        } catch (InterruptedException e) {
            LOG.debug("closed before a runtime was found");
        } catch (RuntimeException e) {
            LOG.warn("the versions of external programs stay unknown", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
