package io.drydock.driver.log.awslogs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A section of a credentials file: {@code [name]}, then {@code key = value}. */
final class Profile {

    private Profile() {}

    static Map<String, String> read(Path file, String name) throws IOException {
        Map<String, String> values = new HashMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                inside = text.substring(1, text.length() - 1).strip().equals(name);
            } else if (inside && text.indexOf('=') > 0 && !text.startsWith("#")) {
                int equals = text.indexOf('=');
                values.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
            }
        }
        return values;
    }
}
