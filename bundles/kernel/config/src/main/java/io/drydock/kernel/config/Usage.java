package io.drydock.kernel.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The answer to {@code --help}. */
final class Usage {

    private static final String HEAD =
            """
            Usage: drydockd [OPTIONS]

            A self-sufficient runtime for containers.

            Options:
            """;

    private Usage() {}

    static String text() {
        List<Directive> shown =
                Directives.ALL.stream().filter(known -> !known.flags().isEmpty()).toList();
        int width = shown.stream().mapToInt(known -> flags(known).length()).max().orElse(0);
        return shown.stream()
                .map(
                        known ->
                                flags(known)
                                        + " ".repeat(width - flags(known).length())
                                        + about(known))
                .collect(Collectors.joining("\n", HEAD, ""));
    }

    private static String flags(Directive directive) {
        List<String> flags = directive.flags();
        String indent = flags.size() == 1 ? "      " : "  ";
        String value =
                directive.kind() == Kind.SWITCH
                        ? ""
                        : " " + directive.kind().name().toLowerCase(Locale.ROOT);
        return indent + String.join(", ", flags) + value;
    }

    private static String about(Directive directive) {
        String value = directive.defaultValue();
        String shown = value == null || value.equals("false") ? "" : " (default " + value + ")";
        String missing = directive.support() == Directive.Support.NOT_YET ? " [not yet]" : "";
        return "   " + directive.help() + shown + missing;
    }
}
