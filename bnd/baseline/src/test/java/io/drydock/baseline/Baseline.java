package io.drydock.baseline;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Tree;

import org.osgi.framework.Version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares contracts with their recorded state.
 *
 * <p>Before the project's version 1.0 nothing is promised, so a contract may change in any way; but
 * not unseen: the recorded file has to change in the same commit. From 1.0 on a change that breaks
 * users needs a higher major version of its package, an addition a higher minor one.
 */
final class Baseline {

    private static final String HINT =
            "; if it is meant, run './drydock baseline' and commit bnd/baseline/packages with it";

    private final boolean released;

    Baseline(Version project) {
        this.released = project.getMajor() >= 1;
    }

    /** Complaints about what differs; empty when the current contracts may stand as they are. */
    List<String> complaints(Map<String, String> recorded, Map<String, String> current) {
        List<String> found = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(recorded.keySet());
        names.addAll(current.keySet());
        for (String name : names) {
            String before = recorded.get(name);
            String after = current.get(name);
            if (before == null) {
                if (!released) {
                    found.add(name + " is new" + HINT);
                }
            } else if (after == null) {
                found.add(name + " is gone" + (released ? "" : HINT));
            } else if (!before.equals(after)) {
                changed(name, before, after).forEach(found::add);
            }
        }
        return found;
    }

    /** From 1.0 on only a state without complaints may be recorded: the versions come first. */
    boolean mayRecord(List<String> complaints) {
        return !released || complaints.isEmpty();
    }

    private Stream<String> changed(String name, String before, String after) {
        Diff diff = tree(after).diff(tree(before));
        String what = name + " differs from its recorded state (" + diff.getDelta() + ")";
        if (!released) {
            return Stream.of(what + HINT + details(diff));
        }
        Version needed = next(SignatureText.version(before), diff.getDelta());
        return SignatureText.version(after).compareTo(needed) >= 0
                ? Stream.empty()
                : Stream.of(what + " and needs version " + needed + details(diff));
    }

    private static Tree tree(String text) {
        try {
            return new DiffPluginImpl().deserialize(SignatureText.tree(text));
        } catch (Exception e) {
            throw new IllegalArgumentException("not a recorded package: " + text, e);
        }
    }

    private static Version next(Version version, Delta delta) {
        return switch (delta) {
            case MAJOR, REMOVED -> new Version(version.getMajor() + 1, 0, 0);
            case MINOR, ADDED -> new Version(version.getMajor(), version.getMinor() + 1, 0);
            case MICRO, CHANGED, UNCHANGED, IGNORED -> version;
        };
    }

    /** The elements that came, went or changed in themselves, a line each. */
    private static String details(Diff diff) {
        StringBuilder lines = new StringBuilder();
        collect(diff, lines);
        return lines.toString();
    }

    private static void collect(Diff diff, StringBuilder lines) {
        for (Diff part : diff.getChildren()) {
            switch (part.getDelta()) {
                case ADDED, REMOVED ->
                        lines.append("\n  ")
                                .append(part.getDelta() == Delta.ADDED ? "+ " : "- ")
                                .append(diff.getName())
                                .append(": ")
                                .append(part.getType())
                                .append(' ')
                                .append(part.getName());
                case MAJOR, MINOR, MICRO, CHANGED -> collect(part, lines);
                case UNCHANGED, IGNORED -> {}
            }
        }
    }

    static Map<String, String> recorded(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
                    found.put(name, Files.readString(file));
                }
            }
        }
        return found;
    }

    static void record(Path folder, Map<String, String> current) throws IOException {
        Files.createDirectories(folder);
        for (String gone : recorded(folder).keySet()) {
            if (!current.containsKey(gone)) {
                Files.delete(folder.resolve(gone + ".txt"));
            }
        }
        for (Map.Entry<String, String> one : current.entrySet()) {
            Files.writeString(folder.resolve(one.getKey() + ".txt"), one.getValue());
        }
    }
}
