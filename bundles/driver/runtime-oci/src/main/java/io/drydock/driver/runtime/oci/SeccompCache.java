package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.runtime.TaskPlace;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Filters that crun has compiled, for the next container with the same profile.
 *
 * <p>Compiling Docker's profile takes libseccomp 11 to 17 of the 27 ms of a create (crun 1.8.1);
 * crun leaves the result in its state directory and takes it back as an annotation. The profile
 * itself stays in the configuration: a crun that does not know the annotation confines the
 * container as ever.
 */
final class SeccompCache {

    private static final Logger LOG = LoggerFactory.getLogger(SeccompCache.class);
    private static final String ANNOTATION = "run.oci.seccomp_bpf_data";

    private final RuntimeProgram program;
    private final Map<String, String> filters = new ConcurrentHashMap<>();

    SeccompCache(RuntimeProgram program) {
        this.program = program;
    }

    /**
     * Adds the compiled filter of a configuration, if it is known; returns the key to keep it by.
     */
    @Nullable String apply(TaskPlace place, Map<String, Object> config) {
        if (!RuntimeProgram.isCrun(place.runtime())
                || !(config.get("linux") instanceof Map<?, ?> linux)
                || !(linux.get("seccomp") instanceof Map<?, ?> seccomp)) {
            return null;
        }
        String key = key(seccomp);
        String filter = filters.computeIfAbsent(key, each -> kept(place, each));
        if (filter.isEmpty()) {
            filters.remove(key);
            return key;
        }
        Map<Object, Object> annotations = new HashMap<>();
        if (config.get("annotations") instanceof Map<?, ?> given) {
            annotations.putAll(given);
        }
        annotations.putIfAbsent(ANNOTATION, filter);
        config.put("annotations", annotations);
        return null;
    }

    /** Keeps what the runtime compiled for a created container. */
    void keep(TaskPlace place, @Nullable String key) {
        if (key == null) {
            return;
        }
        Path compiled = program.state(place.runtime()).resolve(place.id()).resolve("seccomp.bpf");
        try {
            if (Files.exists(compiled)) {
                Path kept = file(place, key);
                Files.createDirectories(kept.resolveSibling("."));
                Path unfinished = kept.resolveSibling(place.id());
                Files.copy(compiled, unfinished);
                Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            LOG.warn("keeping the compiled seccomp filter of {}: {}", place.id(), e.toString());
        }
    }

    private String kept(TaskPlace place, String key) {
        try {
            Path file = file(place, key);
            return Files.exists(file)
                    ? Base64.getEncoder().encodeToString(Files.readAllBytes(file))
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    private Path file(TaskPlace place, String key) {
        Path state = program.state(place.runtime());
        return state.resolveSibling(state.getFileName() + "-seccomp").resolve(key);
    }

    private static String key(Map<?, ?> seccomp) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] text = seccomp.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
