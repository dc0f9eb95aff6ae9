package io.drydock.kernel.config;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All directives, by group in the order of {@code --help}. */
final class Directives {

    static final List<Directive> ALL =
            Stream.of(
                            GeneralDirectives.ALL,
                            RuntimeDirectives.ALL,
                            ImageDirectives.ALL,
                            NetworkDirectives.ALL,
                            ClusterDirectives.ALL)
                    .flatMap(List::stream)
                    .toList();

    /** Keys that Docker once had and now ignores without a word. */
    static final List<String> IGNORED_KEYS =
            List.of("deprecated-key-path", "allow-nondistributable-artifacts");

    private static final Map<String, Directive> BY_KEY =
            ALL.stream()
                    .filter(directive -> directive.scope() != Directive.Scope.COMMAND)
                    .collect(Collectors.toUnmodifiableMap(Directive::key, Function.identity()));

    private static final Map<String, Directive> BY_FLAG =
            ALL.stream()
                    .flatMap(
                            directive ->
                                    directive.flags().stream().map(f -> Map.entry(f, directive)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Directives() {}

    /** The directive of a flag with its dashes. */
    static Optional<Directive> byFlag(String flag) {
        return Optional.ofNullable(BY_FLAG.get(flag));
    }

    /** The directive that daemon.json may name so. */
    static Optional<Directive> byKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The key that the writer of an unknown one most likely meant. */
    static Optional<String> nearest(String unknown) {
        int tolerated = Math.max(2, unknown.length() / 3);
        return BY_KEY.keySet().stream()
                .filter(key -> EditDistance.between(unknown, key) <= tolerated)
                .min(
                        Comparator.comparingInt((String key) -> EditDistance.between(unknown, key))
                                .thenComparing(Comparator.naturalOrder()));
    }
}
