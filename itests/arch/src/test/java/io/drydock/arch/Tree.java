package io.drydock.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The repository these tests stand in: sources and the product built of them. */
final class Tree {

    static final Path ROOT = Path.of(System.getProperty("drydock.root", "../..")).normalize();

    private Tree() {}

    static List<BuiltBundle> builtBundles() {
        return children(ROOT.resolve("distribution/target/drydock/bundles")).stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .map(BuiltBundle::read)
                .toList();
    }

    /** Directories below bundles/LAYER, by the name their bundle must have. */
    static Map<String, Path> bundleDirectories() {
        Map<String, Path> found = new TreeMap<>();
        for (Path layer : children(ROOT.resolve("bundles"))) {
            named(layer, layer.getFileName().toString(), found);
        }
        return found;
    }

    /** Directories below bundles/LAYER/shared, by the package that bundles of the layer embed. */
    static Map<String, Path> sharedDirectories() {
        Map<String, Path> found = new TreeMap<>();
        for (Path layer : children(ROOT.resolve("bundles"))) {
            named(layer.resolve("shared"), layer.getFileName().toString(), found);
        }
        return found;
    }

    private static void named(Path folder, String layer, Map<String, Path> found) {
        for (Path directory : children(folder)) {
            if (Files.exists(directory.resolve("pom.xml"))) {
                String first = directory.getFileName().toString().replaceFirst("-", ".");
                found.put("io.drydock." + layer + "." + first.replace("-", ""), directory);
            }
        }
    }

    /** The main sources below a folder of the repository. */
    static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
