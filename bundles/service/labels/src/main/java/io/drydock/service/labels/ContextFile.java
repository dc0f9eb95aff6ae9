package io.drydock.service.labels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Files of the form {@code key = "value"}, comments behind {@code #} or {@code ;}. */
final class ContextFile {

    private ContextFile() {}

    /** Empty for one that is not there. */
    static Map<String, String> read(Path file) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String text = line.strip();
                int equals = text.indexOf('=');
                if (equals > 0 && !text.startsWith("#") && !text.startsWith(";")) {
                    values.put(text.substring(0, equals).strip(), bare(text.substring(equals + 1)));
                }
            }
            return values;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bare(String value) {
        String text = value.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
