package io.drydock.arch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a jar says of itself: by its manifest, by its component descriptions and by its classes.
 *
 * @param name symbolic name
 * @param imports packages of Import-Package
 * @param exports packages of Export-Package
 * @param requirements namespaces of Require-Capability, and the names of headers that require
 *     bundles or packages by other ways
 * @param activator class of Bundle-Activator, null when there is none
 * @param references packages that classes name, and one class that does
 * @param packages packages it has classes in
 * @param nullMarked those of them whose package-info is marked
 * @param dynamicReferences component descriptions with a dynamic reference
 */
record BuiltBundle(
        String name,
        Set<String> imports,
        Set<String> exports,
        Set<String> requirements,
        @Nullable String activator,
        Map<String, String> references,
        Set<String> packages,
        Set<String> nullMarked,
        List<String> dynamicReferences) {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern DYNAMIC = Pattern.compile("<reference[^>]*policy=\"dynamic\"");
    private static final String NULL_MARKED = "Lorg/jspecify/annotations/NullMarked;";

    static BuiltBundle read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Map<String, String> references = new TreeMap<>();
            Set<String> packages = new TreeSet<>();
            Set<String> nullMarked = new TreeSet<>();
            List<String> dynamic = new ArrayList<>();
            for (JarEntry entry : file.stream().toList()) {
                byte[] content = file.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith(".class")) {
                    ClassReferences read = ClassReferences.of(content);
                    packages.add(read.ownPackage());
                    read.packages().forEach(name -> references.putIfAbsent(name, read.name()));
                    if (read.annotations().contains(NULL_MARKED)) {
                        nullMarked.add(read.ownPackage());
                    }
                } else if (entry.getName().startsWith("OSGI-INF/") && isDynamic(content)) {
                    dynamic.add(entry.getName());
                }
            }
            Attributes main = file.getManifest().getMainAttributes();
            return new BuiltBundle(
                    header(main, "Bundle-SymbolicName"),
                    names(main, "Import-Package"),
                    names(main, "Export-Package"),
                    requirements(main),
                    main.getValue("Bundle-Activator"),
                    references,
                    packages,
                    nullMarked,
                    dynamic);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + jar, e);
        }
    }

    /** The folder below bundles/: the segment behind io.drydock. */
    String layer() {
        return name.split("\\.")[2];
    }

    private static boolean isDynamic(byte[] description) {
        return DYNAMIC.matcher(new String(description, StandardCharsets.UTF_8)).find();
    }

    private static Set<String> requirements(Attributes main) {
        Set<String> found = new TreeSet<>(names(main, "Require-Capability"));
        for (String header : List.of("Require-Bundle", "DynamicImport-Package", "Fragment-Host")) {
            if (main.getValue(header) != null) {
                found.add(header);
            }
        }
        return found;
    }

    private static String header(Attributes main, String name) {
        String value = main.getValue(name);
        return value == null ? "" : value;
    }

    /** The names of a header's clauses, without attributes and directives. */
    private static Set<String> names(Attributes main, String header) {
        Matcher quoted = QUOTED.matcher(header(main, header));
        Set<String> names = new TreeSet<>();
        for (String clause : quoted.replaceAll("").split(",")) {
            for (String part : clause.split(";")) {
                if (!part.isBlank() && part.indexOf('=') < 0) {
                    names.add(part.trim());
                }
            }
        }
        return names;
    }
}
