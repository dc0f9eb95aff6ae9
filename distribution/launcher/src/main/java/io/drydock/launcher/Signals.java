package io.drydock.launcher;

import io.drydock.kernel.config.Settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sun.misc.Signal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** TERM and INT stop the daemon, HUP reloads its configuration, USR1 dumps its threads. */
final class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    /** From this one on the daemon does not wait any longer. */
    private static final int IMPATIENT = 3;

    private final EngineFramework framework;
    private final Settings settings;
    private final AtomicInteger terminations = new AtomicInteger();

    private Signals(EngineFramework framework, Settings settings) {
        this.framework = framework;
        this.settings = settings;
    }

    static void trap(EngineFramework framework, Settings settings) {
        Signals signals = new Signals(framework, settings);
        Signal.handle(new Signal("TERM"), signals::terminate);
        Signal.handle(new Signal("INT"), signals::terminate);
        Signal.handle(new Signal("HUP"), signal -> framework.run("HUP"));
        Signal.handle(new Signal("USR1"), signal -> dump(settings.execRoot()));
    }

    private void terminate(Signal signal) {
        LOG.info("Processing signal '{}'", signal.getName());
        int count = terminations.incrementAndGet();
        if (count >= IMPATIENT) {
            LOG.warn("Forcing shutdown without cleanup; {} signals received", count);
            Runtime.getRuntime().halt(128 + signal.getNumber());
        }
        if (count == 1) {
            Thread.ofPlatform().name("shutdown").start(this::stop);
        }
    }

    private void stop() {
        Duration patience = Daemon.patience(settings);
        boolean stopped = framework.stop(patience);
        if (!stopped) {
            LOG.error("Bundles did not stop within {} s", patience.toSeconds());
            Runtime.getRuntime().halt(1);
        }
    }

    private static void dump(Path folder) {
        LOG.info("Threads are dumped to {}", ThreadDump.write(folder));
    }
}
