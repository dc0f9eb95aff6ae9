package io.drydock.baseline;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;

import org.osgi.framework.Version;

import java.io.File;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exported packages of a bundle as bnd sees them. */
final class Contracts {

    /**
     * What every class has from Java itself. It is the same in each release of ours, but not in
     * each release of Java.
     */
    private static final Set<String> OF_JAVA =
            Stream.of(Object.class, Throwable.class, Enum.class, Record.class)
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .map(Contracts::signature)
                    .collect(Collectors.toUnmodifiableSet());

    private Contracts() {}

    /** Signature texts by package; the bundle is a jar or a folder of classes with a manifest. */
    static Map<String, String> of(File bundle) throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Jar jar = new Jar(bundle)) {
            Tree api = new DiffPluginImpl().tree(jar).get("<api>");
            for (Tree exported : api.getChildren()) {
                if (exported.getType() == Type.PACKAGE) {
                    Tree.Data tree = pruned(exported.serialize());
                    found.put(exported.getName(), SignatureText.of(version(exported), tree));
                }
            }
        }
        return found;
    }

    private static Version version(Tree exported) {
        for (Tree part : exported.getChildren()) {
            if (part.getType() == Type.VERSION) {
                return Version.parseVersion(part.getName());
            }
        }
        throw new IllegalStateException(exported.getName() + " has no version");
    }

    private static Tree.Data pruned(Tree.Data element) {
        element.children =
                Arrays.stream(element.children)
                        .filter(part -> !noise(part))
                        .map(Contracts::pruned)
                        .toArray(Tree.Data[]::new);
        return element;
    }

    private static boolean noise(Tree.Data part) {
        return switch (part.type) {
            case VERSION, CLASS_VERSION -> true;
            case METHOD -> OF_JAVA.contains(part.name);
            case ANNOTATED -> part.name.startsWith("jdk.internal.");
            default -> false;
        };
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getTypeName)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}
