package io.drydock.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unpacked product: {@code lib/} (class path), {@code bundles/}, {@code features/}, {@code
 * etc/}.
 *
 * @param home the folder above them
 */
public record Product(Path home) {

    /** The set by this name. */
    public Feature feature(String name) {
        return Feature.read(home.resolve("features").resolve(name + ".feature"));
    }

    /** Every set of the product, in the order of their names. */
    public List<Feature> features() {
        return list(home.resolve("features"), ".feature").map(Feature::read).toList();
    }

    /** The set and all that it requires, requirements first, each once. */
    public List<Feature> closure(String name) {
        List<Feature> found = new ArrayList<>();
        collect(name, found);
        return List.copyOf(found);
    }

    private void collect(String name, List<Feature> found) {
        if (found.stream().anyMatch(feature -> feature.name().equals(name))) {
            return;
        }
        Feature feature = feature(name);
        feature.requires().forEach(required -> collect(required, found));
        found.add(feature);
    }

    /** The jars of the class path whose packages the framework exports. */
    public List<Path> libraries() {
        return list(home.resolve("lib"), ".jar").toList();
    }

    /**
     * The jar of a bundle named in a feature, for example {@code platform/org.apache.felix.scr}.
     */
    public Path jar(String bundle) {
        return home.resolve("bundles").resolve(bundle + ".jar");
    }

    private static Stream<Path> list(Path folder, String suffix) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries
                    .filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
