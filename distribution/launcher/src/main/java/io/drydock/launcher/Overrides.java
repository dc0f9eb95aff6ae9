package io.drydock.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Which bundles stand in for the product's own since the last committed swap.
 *
 * <p>The swap manager writes the file when it commits; its journal is the truth, this is only what
 * the next start needs to know before any bundle runs.
 *
 * @param modules by symbolic name
 */
record Overrides(Map<String, Module> modules) {

    /**
     * One line of the file.
     *
     * @param symbolicName whose place it takes
     * @param version for people: the path decides
     * @param path the jar, or null to leave the bundle out
     */
    record Module(String symbolicName, @Nullable String version, @Nullable String path) {

        /** True if there should be a jar, and there is none that is this bundle. */
        boolean lost() {
            if (path == null) {
                return false;
            }
            try (JarFile jar = new JarFile(path)) {
                Manifest manifest = jar.getManifest();
                String name =
                        manifest == null
                                ? null
                                : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
                return name == null || !name.split(";")[0].strip().equals(symbolicName);
            } catch (IOException e) {
                return true;
            }
        }
    }

    Overrides {
        modules = Map.copyOf(modules);
    }

    static Overrides read(Path dataRoot) {
        Path file = dataRoot.resolve("modules/active.json");
        if (!Files.exists(file)) {
            return new Overrides(Map.of());
        }
        Map<String, Module> modules = new LinkedHashMap<>();
        for (Module module : parse(file)) {
            modules.put(module.symbolicName(), module);
        }
        return new Overrides(modules);
    }

    private static List<Module> parse(Path file) {
        try {
            return List.of(new ObjectMapper().readValue(file.toFile(), Module[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of swapped modules " + file, e);
        }
    }
}
