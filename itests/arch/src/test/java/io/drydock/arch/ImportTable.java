package io.drydock.arch;

import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may import whom: the table of bundles/README.md. A name that ends with a dot stands for all
 * packages below it, any other for itself alone.
 */
final class ImportTable {

    private static final String MODEL = "io.drydock.api.model";
    private static final String JACKSON = "com.fasterxml.jackson.";
    private static final List<String> COMPRESSION =
            List.of("org.apache.commons.compress.", "org.tukaani.xz", "com.github.luben.zstd");

    private static final Map<String, List<String>> LAYERS =
            Map.of(
                    "kernel",
                    List.of(
                            "io.drydock.api.spi",
                            "io.drydock.api.spi.",
                            // The three neutral packages.
                            MODEL + ".error",
                            MODEL + ".stream",
                            "io.drydock.api.engine.module",
                            "org.slf4j"),
                    "router",
                    List.of(
                            MODEL,
                            MODEL + ".",
                            "io.drydock.api.engine",
                            "io.drydock.api.engine.",
                            "jakarta.ws.rs",
                            "jakarta.ws.rs."),
                    "service",
                    List.of("io.drydock.api.", "org.slf4j", JACKSON),
                    "middleware",
                    List.of("io.drydock.api.spi", "io.drydock.api.spi.", "org.slf4j"),
                    "driver",
                    List.of("io.drydock.api.spi", "io.drydock.api.spi.", "org.slf4j"));

    /** Contracts, each bundle's one library, and the exceptions with their reasons. */
    private static final Map<String, List<String>> BUNDLES =
            Map.ofEntries(
                    Map.entry("io.drydock.api.model", List.of(JACKSON + "annotation")),
                    Map.entry("io.drydock.api.engine", List.of(MODEL, MODEL + ".")),
                    Map.entry("io.drydock.api.spi", List.of()),
                    // Bundles, components and trackers are what kernel/core is about.
                    Map.entry("io.drydock.kernel.core", List.of(JACKSON, "org.osgi.")),
                    // The daemon's configuration is published to ConfigurationAdmin, and what the
                    // launcher was given comes as framework properties.
                    Map.entry(
                            "io.drydock.kernel.config",
                            List.of(JACKSON, "org.osgi.service.cm", "org.osgi.framework")),
                    // Its own version, for the Server header, comes from its bundle.
                    Map.entry(
                            "io.drydock.kernel.http",
                            List.of("org.eclipse.jetty.", "org.osgi.framework")),
                    // io.drydock.api.model: Filters, to convert the query parameter of that type.
                    Map.entry(
                            "io.drydock.kernel.rest",
                            List.of(
                                    "org.glassfish.jersey",
                                    "org.glassfish.jersey.",
                                    "jakarta.ws.rs",
                                    "jakarta.ws.rs.",
                                    JACKSON,
                                    MODEL)),
                    Map.entry("io.drydock.kernel.linux", List.of("com.sun.jna", "com.sun.jna.")),
                    Map.entry("io.drydock.kernel.store", List.of("org.sqlite", "org.sqlite.")),
                    Map.entry("io.drydock.service.image", COMPRESSION),
                    Map.entry("io.drydock.service.archive", COMPRESSION),
                    Map.entry(
                            "io.drydock.driver.device.cdi",
                            List.of("org.yaml.snakeyaml", "org.yaml.snakeyaml.")),
                    Map.entry("io.drydock.driver.runtime.oci", List.of(JACKSON)),
                    Map.entry("io.drydock.driver.log.gelf", List.of(JACKSON)),
                    Map.entry("io.drydock.driver.registry.oci", List.of(JACKSON)),
                    Map.entry("io.drydock.driver.log.splunk", List.of(JACKSON)),
                    Map.entry("io.drydock.driver.log.gcplogs", List.of(JACKSON)),
                    Map.entry(
                            "io.drydock.driver.log.awslogs",
                            List.of(JACKSON, "software.amazon.awssdk.")),
                    Map.entry("io.drydock.service.names", List.of("org.xbill.DNS")),
                    Map.entry("io.drydock.driver.log.fluentd", List.of("org.msgpack.")),
                    Map.entry("io.drydock.driver.volume.local", List.of(JACKSON)));

    private static final Set<String> JDK =
            ModuleFinder.ofSystem().findAll().stream()
                    .flatMap(module -> module.descriptor().packages().stream())
                    .collect(Collectors.toUnmodifiableSet());

    private ImportTable() {}

    static boolean allows(BuiltBundle bundle, String importedPackage) {
        return JDK.contains(importedPackage)
                || bundle.packages().contains(importedPackage)
                || matches(LAYERS.getOrDefault(bundle.layer(), List.of()), importedPackage)
                || matches(BUNDLES.getOrDefault(bundle.name(), List.of()), importedPackage);
    }

    private static boolean matches(List<String> allowed, String name) {
        return allowed.stream()
                .anyMatch(one -> one.endsWith(".") ? name.startsWith(one) : name.equals(one));
    }
}
