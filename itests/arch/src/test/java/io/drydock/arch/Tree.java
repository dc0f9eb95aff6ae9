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
            for (Path directory : children(layer)) {
                if (Files.exists(directory.resolve("pom.xml"))) {
                    String first = directory.getFileName().toString().replaceFirst("-", ".");
                    String name = layer.getFileName() + "." + first.replace("-", "");
                    found.put("io.drydock." + name, directory);
                }
            }
        }
        return found;
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
