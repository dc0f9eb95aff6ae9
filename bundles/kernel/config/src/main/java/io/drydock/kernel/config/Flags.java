package io.drydock.kernel.config;

import java.util.List;
import java.util.Map;

/**
 * What stood on the command line.
 *
 * @param values by key, only what was given, each with all its words as they were written
 */
record Flags(Map<String, List<String>> values) {

    Flags {
        values = Map.copyOf(values);
    }

    static Flags parse(List<String> arguments) {
        return new Flags(new FlagReader(arguments).read());
    }

    boolean isOn(String key) {
        return values.containsKey(key) && Switches.parse(values.get(key).getLast());
    }
}
