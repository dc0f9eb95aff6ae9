package io.drydock.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A named set of bundles, read from a file of three kinds of lines: {@code # comment}, {@code
 * requires NAME...} and {@code start LEVEL BUNDLE}.
 *
 * @param name the file's name without {@code .feature}
 * @param requires the sets that this one needs in order to resolve
 * @param bundles what it adds
 */
public record Feature(String name, List<String> requires, List<Entry> bundles) {

    /**
     * One bundle of a set.
     *
     * @param startLevel when it starts: the framework counts up from 1
     * @param bundle its jar below {@code bundles/}, without {@code .jar}
     */
    public record Entry(int startLevel, String bundle) {

        /** The symbolic name: jars are named after it. */
        public String symbolicName() {
            return bundle.substring(bundle.lastIndexOf('/') + 1);
        }
    }

    public Feature {
        requires = List.copyOf(requires);
        bundles = List.copyOf(bundles);
    }

    /** Reads the set that the file describes; a line that is not understood is an error. */
    public static Feature read(Path file) {
        try {
            String fileName = file.getFileName().toString();
            String name = fileName.substring(0, fileName.length() - ".feature".length());
            return parse(name, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read feature " + file, e);
        }
    }

    static Feature parse(String name, List<String> lines) {
        List<String> requires = new ArrayList<>();
        List<Entry> bundles = new ArrayList<>();
        for (String line : lines) {
            List<String> words = List.of(line.strip().split("\\s+"));
            switch (words.getFirst()) {
                case "", "#" -> {}
                case "requires" -> requires.addAll(words.subList(1, words.size()));
                case "start" -> bundles.add(entry(name, line, words));
                default -> throw notUnderstood(name, line);
            }
        }
        return new Feature(name, requires, bundles);
    }

    private static Entry entry(String name, String line, List<String> words) {
        if (words.size() != 3 || !words.get(1).matches("[1-9][0-9]?")) {
            throw notUnderstood(name, line);
        }
        return new Entry(Integer.parseInt(words.get(1)), words.get(2));
    }

    private static IllegalArgumentException notUnderstood(String name, String line) {
        return new IllegalArgumentException(
                "feature " + name + ": line is not understood: " + line);
    }
}
