package io.drydock.kernel.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** os-release(5). */
final class OsRelease {

    private static final List<Path> FILES =
            List.of(Path.of("/etc/os-release"), Path.of("/usr/lib/os-release"));

    private OsRelease() {}

    static Map<String, String> read() {
        for (Path file : FILES) {
            try {
                return parse(Files.readString(file));
            } catch (IOException e) {
                // The second place serves hosts without the first.
                continue;
            }
        }
        return Map.of();
    }

    static Map<String, String> parse(String text) {
        return KeyValues.parse(text, '=').entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> unquote(entry.getValue())));
    }

    private static String unquote(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
