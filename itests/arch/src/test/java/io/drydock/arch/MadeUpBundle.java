package io.drydock.arch;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A small jar written to break one rule, or none. */
final class MadeUpBundle {

    private static final ClassDesc NULL_MARKED =
            ClassDesc.of("org.jspecify.annotations.NullMarked");

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private MadeUpBundle(String name) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header("Bundle-SymbolicName", name);
    }

    /** Keeps every rule: the one package of its name, null-marked. */
    static MadeUpBundle named(String name) {
        return new MadeUpBundle(name).markedPackage(name);
    }

    MadeUpBundle header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    MadeUpBundle markedPackage(String name) {
        ClassDesc type = ClassDesc.of(name, "package-info");
        byte[] bytes =
                ClassFile.of()
                        .build(
                                type,
                                builder ->
                                        builder.with(
                                                RuntimeVisibleAnnotationsAttribute.of(
                                                        Annotation.of(NULL_MARKED))));
        return entry(path(type), bytes);
    }

    /** A class with a field of the other class. */
    MadeUpBundle classUsing(String name, String used) {
        ClassDesc type = ClassDesc.of(name);
        byte[] bytes =
                ClassFile.of()
                        .build(type, builder -> builder.withField("used", ClassDesc.of(used), 0));
        return entry(path(type), bytes);
    }

    MadeUpBundle component(String name, String description) {
        return entry("OSGI-INF/" + name + ".xml", description.getBytes(StandardCharsets.UTF_8));
    }

    BuiltBundle in(Path folder) throws IOException {
        Path jar = Files.createTempFile(folder, "made-up", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return BuiltBundle.read(jar);
    }

    private MadeUpBundle entry(String path, byte[] bytes) {
        entries.put(path, bytes);
        return this;
    }

    private static String path(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + ".class";
    }
}
