package io.drydock.kernel.linux;

import java.util.HashMap;
import java.util.Map;

/** Files of one key and value a line. */
final class KeyValues {

    private KeyValues() {}

    static Map<String, String> parse(String text, char separator) {
        Map<String, String> found = new HashMap<>();
        text.lines()
                .filter(line -> line.indexOf(separator) > 0 && !line.startsWith("#"))
                .forEach(
                        line -> {
                            int at = line.indexOf(separator);
                            found.put(
                                    line.substring(0, at).strip(), line.substring(at + 1).strip());
                        });
        return found;
    }
}
