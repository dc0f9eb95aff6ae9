package io.drydock.itests.framework;

import io.drydock.api.engine.module.ModuleEngine;
import io.drydock.api.engine.module.ModuleStatus;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.http.RequestHandler;
import io.drydock.api.spi.http.RouterFactory;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The kernel's core as a test inside the framework sees it; configured at the first use. */
final class Engine {

    static final long PATIENCE = 20_000;

    private final BundleContext context = FrameworkUtil.getBundle(Engine.class).getBundleContext();

    Engine() throws Exception {
        context.registerService(RouterFactory.class, new ToyRuntime(), null);
        Configuration configuration =
                service(ConfigurationAdmin.class).getConfiguration("io.drydock.engine", null);
        if (configuration.getProperties() == null) {
            configuration.update(new Hashtable<>(Map.of("data-root", root().toString())));
        }
        service(RequestHandler.class);
    }

    Path root() {
        return Path.of(context.getProperty("drydock.itest.root"));
    }

    BundleContext context() {
        return context;
    }

    /** The service of a type; given back when the probe goes. */
    <T> T service(Class<T> type) throws InterruptedException {
        await(type.getName(), () -> context.getServiceReference(type) != null);
        return context.getService(context.getServiceReference(type));
    }

    ModuleEngine modules() throws InterruptedException {
        return service(ModuleEngine.class);
    }

    Drivers drivers() throws InterruptedException {
        return service(Drivers.class);
    }

    /** The handle of a toy service. */
    Object handle() throws Exception {
        String name = "java.util.function.Supplier";
        var references = context.getServiceReferences(name, "(drydock.handle=true)");
        return context.getService((ServiceReference<?>) references[0]);
    }

    /** Installs as the product does: from a file, by its location. */
    Bundle boot(Toy toy) throws Exception {
        Path jar = root().resolve(toy.symbolicName() + "-" + toy.version() + ".jar");
        Files.write(jar, toy.jar());
        Bundle bundle = context.installBundle("reference:" + jar.toUri());
        bundle.start();
        return bundle;
    }

    ModuleStatus swap(Toy toy) throws InterruptedException {
        return modules().swap(new ByteArrayInputStream(toy.jar()));
    }

    ToyExchange get(String path) throws InterruptedException {
        return get(service(RequestHandler.class), path);
    }

    static ToyExchange get(RequestHandler handler, String path) {
        ToyExchange exchange = new ToyExchange(path);
        handler.handle(exchange);
        return exchange;
    }

    List<ModuleStatus> status(String bundle) throws InterruptedException {
        return modules().modules().stream().filter(one -> one.bundle().equals(bundle)).toList();
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(10);
        }
    }

    /** True if a bundle of that name and version is installed. */
    boolean installed(Toy toy) {
        for (Bundle bundle : context.getBundles()) {
            if (toy.symbolicName().equals(bundle.getSymbolicName())
                    && toy.version().equals(bundle.getVersion().toString())) {
                return true;
            }
        }
        return false;
    }
}
