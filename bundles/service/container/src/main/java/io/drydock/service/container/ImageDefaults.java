package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.image.ImageRuntimeConfig;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges what the image says into what the user asked for, by dockerd's rules. */
final class ImageDefaults {

    private ImageDefaults() {}

    static ContainerConfig merge(ContainerConfig wanted, @Nullable ImageRuntimeConfig image) {
        if (image == null) {
            return requireCommand(wanted);
        }
        boolean ownEntrypoint = !isEmpty(wanted.entrypoint());
        return requireCommand(
                wanted.with(
                        draft -> {
                            draft.user = either(wanted.user(), image.user());
                            draft.workingDir = either(wanted.workingDir(), image.workingDir());
                            draft.stopSignal = either(wanted.stopSignal(), image.stopSignal());
                            draft.exposedPorts = union(wanted.exposedPorts(), image.exposedPorts());
                            draft.volumes = volumes(wanted, image);
                            draft.env = environment(wanted.env(), image.env());
                            draft.labels = labels(wanted.labels(), image.labels());
                            draft.entrypoint = entrypoint(wanted, image);
                            draft.cmd =
                                    isEmpty(wanted.cmd()) && !ownEntrypoint
                                            ? image.cmd()
                                            : wanted.cmd();
                            draft.shell = wanted.shell() == null ? image.shell() : wanted.shell();
                            draft.healthcheck =
                                    HealthChecks.merge(wanted.healthcheck(), image.healthcheck());
                        }));
    }

    /** {@code --entrypoint ""} arrives as one empty string and clears the image's. */
    private static @Nullable List<String> entrypoint(
            ContainerConfig wanted, ImageRuntimeConfig image) {
        List<String> own = wanted.entrypoint();
        if (own == null) {
            return image.entrypoint();
        }
        return own.size() == 1 && own.getFirst().isEmpty() ? null : own;
    }

    private static ContainerConfig requireCommand(ContainerConfig config) {
        if (isEmpty(config.cmd()) && isEmpty(config.entrypoint())) {
            throw invalid("no command specified");
        }
        return config;
    }

    /** The image's variables, then the user's; {@code K} alone removes one. */
    private static @Nullable List<String> environment(
            @Nullable List<String> wanted, List<String> image) {
        Map<String, String> merged = new LinkedHashMap<>();
        image.forEach(pair -> merged.put(key(pair), pair));
        for (String pair : wanted == null ? List.<String>of() : wanted) {
            if (pair.contains("=")) {
                merged.put(key(pair), pair);
            } else {
                merged.remove(pair);
            }
        }
        return merged.isEmpty() ? wanted : new ArrayList<>(merged.values());
    }

    private static @Nullable Map<String, EmptyObject> volumes(
            ContainerConfig wanted, ImageRuntimeConfig image) {
        Map<String, EmptyObject> all = union(orNone(wanted.volumes()), image.volumes());
        return all.isEmpty() ? null : all;
    }

    private static Map<String, String> labels(
            @Nullable Map<String, String> wanted, Map<String, String> image) {
        Map<String, String> merged = new LinkedHashMap<>(image);
        merged.putAll(wanted == null ? Map.of() : wanted);
        return merged;
    }

    private static Map<String, EmptyObject> orNone(@Nullable Map<String, EmptyObject> map) {
        return map == null ? Map.of() : map;
    }

    private static Map<String, EmptyObject> union(
            Map<String, EmptyObject> first, Map<String, EmptyObject> second) {
        Map<String, EmptyObject> all = new LinkedHashMap<>(first);
        all.putAll(second);
        return all;
    }

    private static String either(String wanted, String image) {
        return wanted.isEmpty() ? image : wanted;
    }

    private static boolean isEmpty(@Nullable List<String> list) {
        return list == null || list.isEmpty();
    }

    private static String key(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }
}
