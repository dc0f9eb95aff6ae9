package io.drydock.launcher;

import io.drydock.kernel.config.ConfigException;
import io.drydock.kernel.config.Settings;

import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One life of the daemon: checks, folders, pidfile, framework, and all of it back again. */
final class Daemon {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /** The set that stands for the whole product. */
    private static final String WHOLE = "containers";

    private final Product product;
    private final List<String> arguments;
    private final Settings settings;

    Daemon(Product product, List<String> arguments, Settings settings) {
        this.product = product;
        this.arguments = arguments;
        this.settings = settings;
    }

    /** Runs until stopped; the exit code. */
    int run() {
        DaemonLog.configure(settings.logFormat(), settings.logLevel(), product.home());
        try {
            HostChecks.require();
            Folders.create(settings);
            try (PidFile ignored = PidFile.claim(settings.pidfile(), ProcessHandle.current())) {
                return serve();
            }
        } catch (ConfigException | BundleException | IOException e) {
            System.err.println("failed to start daemon: " + e.getMessage());
            LOG.debug("failed to start daemon", e);
            return 1;
        }
    }

    private int serve() throws BundleException {
        EngineFramework framework =
                EngineFramework.create(
                        product,
                        settings.execRoot().resolve("framework"),
                        Map.of(EngineFramework.ARGUMENTS, String.join("\0", arguments)));
        Signals.trap(framework, settings);
        framework.offerLogLevel(DaemonLog::setLevel);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        framework.offerFailure(text -> fail(framework, failures, text));
        framework.install(product, product.closure(WHOLE), settings.dataRoot());
        framework.start(() -> LOG.info("Daemon has completed initialization"));
        try {
            framework.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failures.stream().distinct().forEach(System.err::println);
        return failures.isEmpty() ? 0 : 1;
    }

    /** The framework is stopped from outside its own threads. */
    private void fail(EngineFramework framework, Queue<String> failures, String text) {
        failures.add(text);
        Thread.ofPlatform().name("failed start").start(() -> framework.stop(patience(settings)));
    }

    /** How long the bundles may take to stop. */
    static Duration patience(Settings settings) {
        int seconds = settings.shutdownTimeout();
        // A daemon that waits for ever is killed by whoever waits for it; a day is for ever.
        return seconds < 0 ? Duration.ofDays(1) : Duration.ofSeconds(seconds + 5L);
    }
}
