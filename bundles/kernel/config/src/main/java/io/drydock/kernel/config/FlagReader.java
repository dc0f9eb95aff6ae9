package io.drydock.kernel.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a command line by the rules of dockerd's flags: {@code --flag value}, {@code --flag=value},
 * {@code -l value}, {@code -lvalue}, {@code -Dl value}; a switch takes only an attached value.
 *
 * <p>Written here and not left to picocli, which takes 110 ms of a start of 450: its classes are of
 * a version that Java does not keep in its cache.
 */
final class FlagReader {

    private final Iterator<String> words;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    FlagReader(List<String> arguments) {
        this.words = arguments.iterator();
    }

    /** All flags' words by key, in the order given. */
    Map<String, List<String>> read() {
        while (words.hasNext()) {
            String word = words.next();
            if (word.startsWith("--") && word.length() > 2) {
                readLong(word);
            } else if (word.startsWith("-") && word.length() > 1 && !word.equals("--")) {
                readShort(word);
            } else {
                throw refused("\"drydockd\" accepts no arguments, but was given \"" + word + "\"");
            }
        }
        return values;
    }

    private void readLong(String word) {
        int equals = word.indexOf('=');
        String flag = equals < 0 ? word : word.substring(0, equals);
        Directive directive = known(flag, "unknown flag: " + flag);
        if (equals >= 0) {
            put(directive, word.substring(equals + 1));
        } else if (directive.kind() == Kind.SWITCH) {
            put(directive, "true");
        } else {
            put(directive, next("flag needs an argument: " + flag));
        }
    }

    /** Several switches may stand together, and the last letter may be one that takes a value. */
    private void readShort(String word) {
        for (int at = 1; at < word.length(); at++) {
            char letter = word.charAt(at);
            String where = "'" + letter + "' in " + word;
            Directive directive = known("-" + letter, "unknown shorthand flag: " + where);
            String rest = word.substring(at + 1);
            if (rest.startsWith("=")) {
                put(directive, rest.substring(1));
                return;
            }
            if (directive.kind() != Kind.SWITCH) {
                put(directive, rest.isEmpty() ? next("flag needs an argument: " + where) : rest);
                return;
            }
            put(directive, "true");
        }
    }

    private void put(Directive directive, String value) {
        values.computeIfAbsent(directive.key(), key -> new ArrayList<>()).add(value);
    }

    private String next(String complaint) {
        if (!words.hasNext()) {
            throw refused(complaint);
        }
        return words.next();
    }

    private static Directive known(String flag, String complaint) {
        return Directives.byFlag(flag).orElseThrow(() -> refused(complaint));
    }

    private static ConfigException refused(String complaint) {
        return new ConfigException(complaint + System.lineSeparator() + "See 'drydockd --help'.");
    }
}
