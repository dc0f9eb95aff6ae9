package io.drydock.kernel.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as the texts that the event {@code daemon reload} carries. */
final class ReloadAttributes {

    private ReloadAttributes() {}

    static Map<String, String> of(Map<String, Object> live) {
        Map<String, String> attributes = new TreeMap<>();
        live.forEach((key, value) -> attributes.put(key, text(value)));
        return attributes;
    }

    private static String text(Object value) {
        return value instanceof String[] words
                ? Arrays.stream(words)
                        .map(ReloadAttributes::quoted)
                        .collect(Collectors.joining(",", "[", "]"))
                : value.toString();
    }

    private static String quoted(String word) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(word)) + '"';
    }
}
