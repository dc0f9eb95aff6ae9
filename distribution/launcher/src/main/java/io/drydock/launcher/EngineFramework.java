package io.drydock.launcher;

import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Felix inside this process. It is created empty ({@link #create}), filled ({@link #install}) and
 * raised to its last start level ({@link #start}); bundles of a level start in the order of their
 * installation.
 */
public final class EngineFramework {

    /** Framework property: the command line, its words separated by NUL, which no word contains. */
    public static final String ARGUMENTS = "drydock.arguments";

    private static final Logger LOG = LoggerFactory.getLogger(EngineFramework.class);
    private static final int LAST_LEVEL = 10;

    private final Framework felix;

    private EngineFramework(Framework felix) {
        this.felix = felix;
    }

    /**
     * Initialises a framework without bundles.
     *
     * @param storage where it may write; emptied
     * @param properties added to the framework's own
     */
    public static EngineFramework create(
            Product product, Path storage, Map<String, String> properties) throws BundleException {
        Map<String, String> settings = new HashMap<>(properties);
        settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        settings.put(
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SystemPackages.of(product));
        settings.put("felix.log.level", "1");
        Framework felix = new Felix(settings);
        felix.init(EngineFramework::report);
        felix.getBundleContext().addFrameworkListener(EngineFramework::report);
        return new EngineFramework(felix);
    }

    private static void report(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            String name = event.getBundle().getSymbolicName();
            LOG.error("bundle {} failed to start", name, event.getThrowable());
        }
    }

    /** The system bundle's context: services that the process itself offers or looks up. */
    public BundleContext context() {
        return felix.getBundleContext();
    }

    /** Installs the sets with all they require; nothing starts yet. */
    public void install(Product product, List<Feature> features, Path dataRoot)
            throws BundleException {
        InstallPlan plan = InstallPlan.of(product, features, Overrides.read(dataRoot));
        for (InstallPlan.Step step : plan.steps()) {
            String location = "reference:" + step.jar().toUri();
            Bundle bundle = context().installBundle(location);
            bundle.adapt(BundleStartLevel.class).setStartLevel(step.startLevel());
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    /** Starts the bundles level by level on the framework's own thread, and returns at once. */
    public void start(Runnable whenUp) throws BundleException {
        felix.start();
        FrameworkStartLevel levels = felix.adapt(FrameworkStartLevel.class);
        levels.setStartLevel(LAST_LEVEL, event -> whenUp.run());
    }

    /**
     * Lets bundles change the log's level: a {@code Consumer<String>} told from others by property.
     */
    public void offerLogLevel(Consumer<String> setter) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("drydock.log", "level"));
        context().registerService(Consumer.class, setter, properties);
    }

    /**
     * Takes what keeps the engine from starting: what the kernel cannot be without says so through
     * a {@code Consumer<String>} told from others by property, before its activation fails.
     */
    public void offerFailure(Consumer<String> fatal) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("drydock.failure", "start"));
        context().registerService(Consumer.class, fatal, properties);
    }

    /** Runs every {@code Runnable} service that a bundle offers for the signal. */
    public void run(String signal) {
        try {
            String filter = "(drydock.signal=" + signal + ")";
            for (var reference : context().getServiceReferences(Runnable.class, filter)) {
                Runnable action = context().getService(reference);
                if (action != null) {
                    action.run();
                    context().ungetService(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(signal, e);
        }
    }

    /** Stops the bundles, routers first; whether the last one stopped in time. */
    public boolean stop(Duration patience) {
        try {
            felix.stop();
            FrameworkEvent end = felix.waitForStop(patience.toMillis());
            return end.getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (BundleException e) {
            LOG.error("cannot stop the framework", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Blocks until the framework has stopped, for whatever reason. */
    public void await() throws InterruptedException {
        felix.waitForStop(0);
    }
}
