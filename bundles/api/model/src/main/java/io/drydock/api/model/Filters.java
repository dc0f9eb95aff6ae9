package io.drydock.api.model;

import io.drydock.api.model.error.EngineException;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The {@code filters} of a list or prune: for each key the values, any of which may match. A key
 * without values matches everything. The JSON of the query, <code>{"k":{"v":true}}</code> or the
 * legacy <code>{"k":["v"]}</code>, is read by the kernel.
 *
 * @param terms values per key, in the order given
 */
public record Filters(Map<String, Set<String>> terms) {

    /** Everything matches. */
    public static final Filters NONE = new Filters(Map.of());

    /** Copies the terms. */
    public Filters {
        Map<String, Set<String>> copy = new TreeMap<>();
        terms.forEach((key, values) -> copy.put(key, immutable(values)));
        terms = ZeroValue.map(copy);
    }

    /** Whether the client has given {@code key}. */
    public boolean has(String key) {
        return !values(key).isEmpty();
    }

    /** The values of {@code key}; empty when it was not given. */
    public Set<String> values(String key) {
        return terms.getOrDefault(key, Set.of());
    }

    /** Whether {@code text} is one of the values of {@code key}. */
    public boolean exact(String key, String text) {
        return !has(key) || values(key).contains(text);
    }

    /** Whether {@code text} is, or begins with, one of the values of {@code key}. */
    public boolean fuzzy(String key, String text) {
        return exact(key, text) || values(key).stream().anyMatch(text::startsWith);
    }

    /** Whether one of the values of {@code key}, as a regular expression, is found in the text. */
    public boolean pattern(String key, String text) {
        return exact(key, text) || values(key).stream().anyMatch(value -> found(value, text));
    }

    /** Whether {@code labels} has every value of {@code key}, each {@code k} or {@code k=v}. */
    public boolean keyValues(String key, Map<String, String> labels) {
        return values(key).stream().allMatch(value -> labelled(labels, value));
    }

    /**
     * The value of a key that takes {@code true}, {@code 1}, {@code false} or {@code 0}; empty when
     * it was not given.
     *
     * @throws EngineException INVALID for any other value or more than one
     */
    public Optional<Boolean> flag(String key) {
        Set<String> values = values(key);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return switch (values.size() == 1 ? values.iterator().next() : "") {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> throw invalid(key, "[" + String.join(" ", values) + "]");
        };
    }

    /**
     * Refuses keys that a route does not know.
     *
     * @throws EngineException INVALID, naming the first such key
     */
    public void forbidUnknown(Set<String> allowed) {
        for (String key : terms.keySet()) {
            if (!allowed.contains(key)) {
                throw EngineException.invalid("invalid filter '" + key + "'");
            }
        }
    }

    /** The error of a value that a key cannot have: {@code invalid filter 'key=value'}. */
    public static EngineException invalid(String key, String value) {
        return EngineException.invalid("invalid filter '" + key + "=" + value + "'");
    }

    private static boolean labelled(Map<String, String> labels, String value) {
        int equals = value.indexOf('=');
        if (equals < 0) {
            return labels.containsKey(value);
        }
        return value.substring(equals + 1).equals(labels.get(value.substring(0, equals)));
    }

    private static boolean found(String regex, String text) {
        try {
            return Pattern.compile(regex).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static Set<String> immutable(Set<String> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
