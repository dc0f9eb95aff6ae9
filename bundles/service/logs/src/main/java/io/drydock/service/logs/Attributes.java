package io.drydock.service.logs;

import io.drydock.api.engine.log.LogSubject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the options {@code labels}, {@code labels-regex}, {@code env} and {@code env-regex} add to
 * each entry.
 */
final class Attributes {

    private Attributes() {}

    static Map<String, String> of(LogSubject subject) {
        Map<String, String> options = subject.config().config();
        Map<String, String> chosen = new HashMap<>();
        choose(subject.labels(), options, "labels", chosen);
        choose(environment(subject.environment()), options, "env", chosen);
        return chosen;
    }

    private static void choose(
            Map<String, String> from,
            Map<String, String> options,
            String option,
            Map<String, String> chosen) {
        for (String key : options.getOrDefault(option, "").split(",")) {
            String value = from.get(key);
            if (value != null) {
                chosen.put(key, value);
            }
        }
        String expression = options.getOrDefault(option + "-regex", "");
        if (!expression.isEmpty()) {
            Pattern pattern = Pattern.compile(expression);
            from.forEach(
                    (key, value) -> {
                        if (pattern.matcher(key).find()) {
                            chosen.put(key, value);
                        }
                    });
        }
    }

    private static Map<String, String> environment(List<String> pairs) {
        Map<String, String> environment = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                environment.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return environment;
    }
}
