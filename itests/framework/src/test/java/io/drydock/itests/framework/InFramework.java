package io.drydock.itests.framework;

import static org.ops4j.pax.exam.CoreOptions.bootDelegationPackage;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestContainerException;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the test methods of a class inside a framework: Pax Exam's native container with the
 * contracts, the kernel's core and a probe bundle that holds the test classes. One framework a
 * class; methods must take no parameters.
 */
public final class InFramework
        implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {

    private static final List<String> BUNDLES =
            List.of("api/model", "api/spi", "api/engine", "kernel/core");
    private static final String[] CLASS_PATH = {
        "jakarta.ws.rs;version=4.0.0",
        "jakarta.ws.rs.core;version=4.0.0",
        "com.fasterxml.jackson.core;version=2.22.4",
        "com.fasterxml.jackson.core.io;version=2.22.4",
        "com.fasterxml.jackson.annotation;version=2.22",
        "com.fasterxml.jackson.databind;version=2.22.4",
        "com.fasterxml.jackson.databind.annotation;version=2.22.4",
        "org.slf4j;version=1.7.36",
        "org.slf4j;version=2.0.17",
        "org.slf4j.helpers;version=2.0.17"
    };

    private ExamSystem system;
    private TestContainer container;
    private Path root;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        root = Files.createTempDirectory("drydock-itest");
        system = PaxExamRuntime.createTestSystem(options(root));
        container = PaxExamRuntime.createContainer(system);
        container.start();
    }

    private static Option[] options(Path root) throws IOException {
        List<Option> options = new ArrayList<>();
        options.add(systemPackages(CLASS_PATH));
        options.add(frameworkProperty("org.osgi.framework.bundle.parent").value("app"));
        options.add(bootDelegationPackage("org.assertj.*"));
        options.add(frameworkProperty("drydock.start.level").value("1"));
        options.add(frameworkProperty("drydock.itest.root").value(root.toString()));
        options.add(frameworkProperty("drydock.swap.stage").value("3000"));
        options.add(frameworkProperty("drydock.swap.canary").value("2000"));
        options.add(frameworkProperty("drydock.swap.drain").value("20000"));
        for (String name :
                List.of(
                        "org.osgi.util.function",
                        "org.osgi.util.promise",
                        "org.osgi.service.component",
                        "org.apache.felix.configadmin",
                        "org.apache.felix.scr")) {
            Path jar = Path.of(System.getProperty("drydock.platform"), name + ".jar");
            options.add(bundle(jar.toUri().toString()));
        }
        for (String module : BUNDLES) {
            options.add(bundle(built(module).toUri().toString()));
        }
        return options.toArray(Option[]::new);
    }

    private static Path built(String module) throws IOException {
        Path target = Path.of(System.getProperty("drydock.root"), "bundles", module, "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(module + " is not packaged"));
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> call,
            ExtensionContext context)
            throws Throwable {
        invocation.skip();
        TestProbeBuilder builder = system.createProbe();
        TestAddress address =
                builder.addTest(call.getTargetClass(), call.getExecutable().getName());
        try (InputStream probe = builder.build().getStream()) {
            container.installProbe(probe);
        }
        try {
            container.call(address);
        } catch (TestContainerException e) {
            Throwable cause = e.getCause();
            boolean wrapped =
                    cause instanceof InvocationTargetException && cause.getCause() != null;
            throw wrapped ? cause.getCause() : e;
        } finally {
            container.uninstallProbe();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        container.stop();
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(InFramework::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
