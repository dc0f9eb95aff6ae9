package io.drydock.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages of the class path's libraries, as the framework shall export them to bundles.
 *
 * <p>Most libraries carry OSGi manifests, so names and versions are theirs. The {@code uses}
 * directives go: all of them would point at the one system bundle, and they only cost the resolver
 * time. Of a library without such a manifest all packages are exported that it does not call
 * internal.
 */
final class SystemPackages {

    private static final Pattern USES = Pattern.compile(";\\s*uses:=\"[^\"]*\"");

    private SystemPackages() {}

    static String of(Product product) {
        return product.libraries().stream()
                .filter(jar -> !jar.getFileName().toString().startsWith("org.apache.felix"))
                .flatMap(SystemPackages::exports)
                .collect(Collectors.joining(","));
    }

    private static Stream<String> exports(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = Objects.requireNonNullElseGet(file.getManifest(), Manifest::new);
            String header = manifest.getMainAttributes().getValue("Export-Package");
            return header == null
                    ? packages(file).stream()
                    : Stream.of(USES.matcher(header).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    private static Set<String> packages(JarFile jar) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class") && name.indexOf('/') > 0)
                .filter(name -> !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .filter(name -> !(name + ".").contains(".internal."))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
