package io.drydock.service.system;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.SystemVersion;
import io.drydock.api.model.system.VersionComponent;
import io.drydock.api.model.system.VersionPlatform;
import io.drydock.api.spi.linux.HostFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code GET /version}. */
record VersionReport(Build build, SystemConfiguration configuration, HostFacts host) {

    /** Runtimes tell the commit they were built from under their name and this. */
    private static final String COMMIT = ".commit";

    SystemVersion of(Tools tools) {
        return SystemVersion.of(
                draft -> {
                    draft.platform = new VersionPlatform("Drydock");
                    draft.components = components(tools);
                    draft.version = build.version();
                    draft.apiVersion = ApiVersion.MAX.toString();
                    draft.minApiVersion = minimum();
                    draft.goVersion = java();
                    draft.os = "linux";
                    draft.arch = host.ociArchitecture();
                    draft.kernelVersion = host.kernelRelease();
                    draft.experimental = configuration.experimental();
                    draft.buildTime = build.time();
                });
    }

    private String minimum() {
        String given = configuration.min$_$api$_$version();
        return given.isEmpty() ? ApiVersion.DEFAULT_MINIMUM.toString() : given;
    }

    private static String java() {
        return "java"
                + Runtime.version().feature()
                + "."
                + Runtime.version().interim()
                + "."
                + Runtime.version().update();
    }

    private List<VersionComponent> components(Tools tools) {
        List<VersionComponent> components = new ArrayList<>();
        components.add(new VersionComponent("Engine", build.version(), details()));
        new TreeMap<>(tools.versions())
                .forEach(
                        (name, version) -> {
                            if (!name.endsWith(COMMIT)) {
                                components.add(part(name, version, tools.version(name + COMMIT)));
                            }
                        });
        if (!tools.initVersion().isEmpty()) {
            components.add(part("docker-init", tools.initVersion(), ""));
        }
        return components;
    }

    /** Clients print the commit of every part, also where there is none to tell. */
    private static VersionComponent part(String name, String version, String commit) {
        return new VersionComponent(name, version, Map.of("GitCommit", commit));
    }

    private Map<String, String> details() {
        return Map.of(
                "ApiVersion", ApiVersion.MAX.toString(),
                "Arch", host.ociArchitecture(),
                "BuildTime", build.time(),
                "Experimental", Boolean.toString(configuration.experimental()),
                "GitCommit", "",
                "GoVersion", java(),
                "KernelVersion", host.kernelRelease(),
                "MinAPIVersion", minimum(),
                "Os", "linux");
    }
}
