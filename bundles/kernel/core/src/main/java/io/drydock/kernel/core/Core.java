package io.drydock.kernel.core;

import io.drydock.api.engine.module.ModuleEngine;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.http.RequestHandler;
import io.drydock.api.spi.http.RouterFactory;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;

/** Puts the core together, in the order in which its parts may be asked. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Core {

    /** What the core takes from the engine's configuration. */
    @interface Settings {

        /** Where the engine keeps its data. */
        String data$_$root() default "/var/lib/drydock";
    }

    private final List<Runnable> undo = new ArrayList<>();

    /** Sets right what a crash left, then opens for providers and requests. */
    @Activate
    public Core(BundleContext context, Settings settings) {
        Path directory = Path.of(settings.data$_$root()).toAbsolutePath().resolve("modules");
        Generations generations = new Generations();
        BootGate boot = new BootGate(context);
        undo.add(() -> context.removeFrameworkListener(boot));
        Routers routers = new Routers(tracked(context, RouterFactory.class)::getService);
        Components components =
                new Components(tracked(context, ServiceComponentRuntime.class)::getService);
        SwapManager swaps = swaps(context, directory, generations, components, routers);
        Handles handles = new Handles(context, generations);
        undo.add(handles::close);
        generations.follow(handles::update);
        offer(context, Drivers.class, new DriverRegistry(generations));
        offer(context, ModuleEngine.class, swaps);
        Providers providers = new Providers(context, generations, routers::close);
        undo.add(providers::close);
        providers.open();
        offer(context, RequestHandler.class, new EngineHandler(generations, routers, boot));
    }

    private SwapManager swaps(
            BundleContext context,
            Path directory,
            Generations generations,
            Components components,
            Routers routers) {
        SwapLimits limits = SwapLimits.of(context::getProperty);
        Bundles bundles = new Bundles(context);
        Journal journal = Journal.open(directory.resolve("journal"));
        undo.add(journal::close);
        ActiveModules active = new ActiveModules(directory.resolve("active.json"));
        Setbacks setbacks = new Setbacks();
        Recovery recovery = new Recovery(journal, active, bundles);
        recovery.run(directory);
        recovery.reportLost(setbacks);
        Stage stage = new Stage(bundles, generations, components, routers, limits.stage());
        ModuleList list = new ModuleList(bundles, generations, components, routers, setbacks);
        SwapManager swaps =
                new SwapManager(
                        directory,
                        limits,
                        new SwapManager.Parts(
                                bundles, generations, journal, active, stage, setbacks, list));
        undo.add(swaps::close);
        return swaps;
    }

    private <T> ServiceTracker<T, T> tracked(BundleContext context, Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        undo.add(tracker::close);
        return tracker;
    }

    private <T> void offer(BundleContext context, Class<T> type, T service) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of(Declaration.HANDLE, true));
        ServiceRegistration<T> registration = context.registerService(type, service, properties);
        undo.add(registration::unregister);
    }

    /** Closes everything in the opposite order. */
    @Deactivate
    public void close() {
        undo.reversed().forEach(Runnable::run);
    }
}
