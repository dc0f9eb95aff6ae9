package io.drydock.kernel.config;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stood on the command line.
 *
 * @param values by key, only what was given, each with all its words as they were written
 */
record Flags(Map<String, List<String>> values) {

    private static final String SEE_HELP = System.lineSeparator() + "See 'drydockd --help'.";

    Flags {
        values = Map.copyOf(values);
    }

    static Flags parse(List<String> arguments) {
        CommandLine commandLine = new CommandLine(spec());
        commandLine.setOverwrittenOptionsAllowed(true);
        try {
            var result = commandLine.parseArgs(spelledOut(arguments));
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (OptionSpec option : result.matchedOptions()) {
                values.put(
                        (String) option.userObject(), List.copyOf(option.originalStringValues()));
            }
            return new Flags(values);
        } catch (UnmatchedArgumentException e) {
            throw new ConfigException(unmatched(e.getUnmatched().getFirst()) + SEE_HELP);
        } catch (CommandLine.ParameterException e) {
            throw new ConfigException(e.getMessage() + SEE_HELP);
        }
    }

    static String usage() {
        return new CommandLine(spec()).getUsageMessage();
    }

    boolean isOn(String key) {
        return values.containsKey(key) && Switches.parse(values.get(key).getLast());
    }

    /**
     * A switch takes only an attached value: {@code --debug false} is not {@code --debug=false}.
     */
    private static String[] spelledOut(List<String> arguments) {
        Set<String> switches =
                Directives.ALL.stream()
                        .filter(directive -> directive.kind() == Kind.SWITCH)
                        .flatMap(directive -> directive.flags().stream())
                        .collect(Collectors.toSet());
        return arguments.stream()
                .flatMap(word -> spelledOut(word, switches))
                .toArray(String[]::new);
    }

    private static Stream<String> spelledOut(String word, Set<String> switches) {
        if (switches.contains(word)) {
            return Stream.of(word + "=true");
        }
        boolean together =
                word.matches("-[A-Za-z][^=].*") && switches.contains(word.substring(0, 2));
        return together
                ? Stream.concat(
                        Stream.of(word.substring(0, 2) + "=true"),
                        spelledOut("-" + word.substring(2), switches))
                : Stream.of(word);
    }

    private static String unmatched(String word) {
        return word.startsWith("-")
                ? "unknown flag: " + word.replaceFirst("=.*", "")
                : "\"drydockd\" accepts no arguments, but was given \"" + word + "\"";
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("drydockd");
        spec.usageMessage()
                .customSynopsis("drydockd [OPTIONS]")
                .description("A self-sufficient runtime for containers.")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false)
                .width(100);
        for (Directive directive : Directives.ALL) {
            if (!directive.flags().isEmpty()) {
                spec.addOption(option(directive));
            }
        }
        return spec;
    }

    private static OptionSpec option(Directive directive) {
        OptionSpec.Builder option =
                OptionSpec.builder(directive.flags().toArray(String[]::new))
                        .userObject(directive.key())
                        .description(description(directive).replace("%", "%%"));
        switch (directive.kind()) {
            case SWITCH -> option.type(String.class).arity("0..1").fallbackValue("true");
            case LIST, MAP -> option.type(List.class).auxiliaryTypes(String.class).arity("1");
            case NUMBER, BYTES, TEXT -> option.type(String.class).paramLabel(label(directive));
        }
        return option.build();
    }

    private static String label(Directive directive) {
        return directive.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String description(Directive directive) {
        String text = directive.help();
        String value = directive.defaultValue();
        if (value != null && !value.equals("false")) {
            text += " (default " + value + ")";
        }
        return directive.support() == Directive.Support.NOT_YET ? text + " [not yet]" : text;
    }
}
