package io.drydock.service.container;

import io.drydock.api.model.container.ContainerTop;
import io.drydock.api.model.error.EngineException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The table ps prints, with the lines of some processes only. */
final class PsOutput {

    private PsOutput() {}

    static ContainerTop parse(List<String> lines, Set<Long> pids) {
        List<String> titles = lines.isEmpty() ? List.of() : words(lines.getFirst());
        int column = titles.indexOf("PID");
        if (column < 0) {
            throw EngineException.system("Couldn't find PID field in ps output", null);
        }
        List<List<String>> found = new ArrayList<>();
        boolean kept = false;
        for (String line : lines.subList(1, lines.size())) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            // with threads shown, further lines of a process have a dash instead of its number
            if (words.size() > column && words.get(column).equals("-")) {
                if (kept) {
                    found.add(cells(words, titles.size()));
                }
                continue;
            }
            kept = pids.contains(number(words, column, line));
            if (kept) {
                found.add(cells(words, titles.size()));
            }
        }
        return new ContainerTop(found, titles);
    }

    private static long number(List<String> words, int column, String line) {
        try {
            return Long.parseLong(words.get(column));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw EngineException.system("Unexpected pid '%s'".formatted(line.strip()), e);
        }
    }

    /** The last column has blanks of its own: a command line. */
    private static List<String> cells(List<String> words, int columns) {
        if (words.size() <= columns) {
            return words;
        }
        List<String> cells = new ArrayList<>(words.subList(0, columns - 1));
        cells.add(String.join(" ", words.subList(columns - 1, words.size())));
        return cells;
    }

    private static List<String> words(String line) {
        String plain = line.strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
    }
}
