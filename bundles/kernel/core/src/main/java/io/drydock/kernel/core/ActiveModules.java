package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file {@code active.json}: what the next start loads in the place of the product's own
 * bundles. Written whole after each commit; the journal corrects it after a crash in between.
 */
final class ActiveModules {

    /**
     * What stands for a symbolic name.
     *
     * @param path the jar, or null to leave the bundle out
     */
    record Choice(String version, @Nullable String path) {}

    private final Path file;

    ActiveModules(Path file) {
        this.file = file;
    }

    Map<String, Choice> read() {
        Map<String, Choice> choices = new TreeMap<>();
        if (!Files.exists(file)) {
            return choices;
        }
        try {
            for (Map<String, String> one : JsonLines.read(Files.readString(file))) {
                String name = one.getOrDefault("symbolicName", "");
                choices.put(name, new Choice(one.getOrDefault("version", ""), one.get("path")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return choices;
    }

    /** The bundle is {@code revision} from now on; null if it was taken out. */
    synchronized void set(String symbolicName, @Nullable Revision revision) {
        Map<String, Choice> choices = read();
        if (revision == null) {
            choices.put(symbolicName, new Choice("", null));
        } else if (revision.path() == null) {
            choices.remove(symbolicName);
        } else {
            choices.put(symbolicName, new Choice(revision.version(), revision.path()));
        }
        write(choices);
    }

    private void write(Map<String, Choice> choices) {
        String lines =
                choices.entrySet().stream()
                        .map(one -> JsonLines.write(fields(one.getKey(), one.getValue())))
                        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        try {
            DurableFiles.replace(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Map<String, @Nullable String> fields(String symbolicName, Choice choice) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("symbolicName", symbolicName);
        fields.put("version", choice.version());
        fields.put("path", choice.path());
        return fields;
    }
}
