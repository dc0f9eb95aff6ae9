package io.drydock.kernel.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A directive as it was given.
 *
 * @param directive which
 * @param words as written
 * @param source what messages call it: the flag, or the quoted key
 */
record Given(Directive directive, List<String> words, String source) {

    Given {
        words = List.copyOf(words);
    }

    /**
     * Both sources in one, by key.
     *
     * @throws ConfigException when one directive stands in both, or asks for what is not there yet
     */
    static Map<String, Given> merge(Flags flags, ConfigFile file) {
        refuseConflicts(flags, file);
        Map<String, Given> merged = new LinkedHashMap<>();
        for (Directive directive : Directives.ALL) {
            List<String> words =
                    new ArrayList<>(file.values().getOrDefault(directive.key(), List.of()));
            boolean flag = flags.values().containsKey(directive.key());
            words.addAll(flags.values().getOrDefault(directive.key(), List.of()));
            if (!words.isEmpty()) {
                String source = flag ? directive.display() : '"' + directive.key() + '"';
                merged.put(directive.key(), new Given(directive, words, source).supported());
            }
        }
        return merged;
    }

    private static void refuseConflicts(Flags flags, ConfigFile file) {
        String conflicts =
                Directives.ALL.stream()
                        .map(Directive::key)
                        .filter(key -> !key.equals("runtimes"))
                        .filter(flags.values()::containsKey)
                        .filter(file.values()::containsKey)
                        .map(key -> conflict(key, flags.values(), file.values()))
                        .collect(Collectors.joining(", "));
        if (!conflicts.isEmpty()) {
            throw new ConfigException(
                    "the following directives are specified both as a flag and in the"
                            + " configuration file: "
                            + conflicts);
        }
    }

    private static String conflict(
            String key, Map<String, List<String>> flags, Map<String, List<String>> file) {
        return "%s: (from flag: %s, from file: %s)"
                .formatted(
                        key,
                        shown(key, flags.getOrDefault(key, List.of())),
                        shown(key, file.getOrDefault(key, List.of())));
    }

    private static String shown(String key, List<String> words) {
        boolean many = Directives.byKey(key).filter(found -> found.kind().isMany()).isPresent();
        return many || words.isEmpty() ? "[" + String.join(" ", words) + "]" : words.getLast();
    }

    private Given supported() {
        if (directive.support() == Directive.Support.NOT_YET && !asksForNothing()) {
            throw new ConfigException(source + " is not implemented yet");
        }
        return this;
    }

    private boolean asksForNothing() {
        if (directive.kind().isMany()) {
            return words.isEmpty();
        }
        String value = words.getLast();
        return value.isEmpty() || value.equals(directive.defaultValue());
    }

    /** The value to publish. */
    Object typed() {
        try {
            return directive.kind().typed(words);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "invalid argument \"%s\" for %s: expected %s"
                            .formatted(words.getLast(), source, directive.kind().expectation()),
                    e);
        }
    }
}
