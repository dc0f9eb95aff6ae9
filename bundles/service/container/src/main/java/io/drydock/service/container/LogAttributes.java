package io.drydock.service.container;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the log options {@code labels}, {@code env} and {@code tag} add to each entry. */
final class LogAttributes {

    private LogAttributes() {}

    static Map<String, String> of(Container container) {
        Map<String, String> options = container.host().logConfig().config();
        Map<String, String> attributes = new HashMap<>();
        Map<String, String> labels =
                container.config().labels() == null ? Map.of() : container.config().labels();
        for (String key : words(options, "labels")) {
            if (labels.containsKey(key)) {
                attributes.put(key, labels.get(key));
            }
        }
        List<String> environment =
                container.config().env() == null ? List.of() : container.config().env();
        for (String key : words(options, "env")) {
            environment.stream()
                    .filter(pair -> pair.startsWith(key + "="))
                    .forEach(pair -> attributes.put(key, pair.substring(key.length() + 1)));
        }
        return attributes;
    }

    private static List<String> words(Map<String, String> options, String key) {
        String text = options.getOrDefault(key, "");
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
