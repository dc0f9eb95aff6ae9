package io.drydock.kernel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the command line asks for. */
public sealed interface Invocation {

    /** To run with these settings. */
    record Start(Settings settings) implements Invocation {}

    /** To print something and exit with success. */
    record Answer(String text) implements Invocation {}

    /**
     * Reads flags and file and checks both as a whole.
     *
     * @param versionLine the answer to {@code --version}
     * @throws ConfigException with the operator's text when anything is wrong
     */
    static Invocation of(
            List<String> arguments, Map<String, String> environment, String versionLine) {
        Flags flags = Flags.parse(arguments);
        if (flags.isOn("help")) {
            return new Answer(Usage.text());
        }
        if (flags.isOn("version")) {
            return new Answer(versionLine);
        }
        Settings settings = settings(flags, environment);
        return flags.isOn("validate") ? new Answer("configuration OK") : new Start(settings);
    }

    /** The settings alone, as a reload needs them. */
    static Settings settings(List<String> arguments, Map<String, String> environment) {
        return settings(Flags.parse(arguments), environment);
    }

    private static Settings settings(Flags flags, Map<String, String> environment) {
        List<String> path = flags.values().get("config-file");
        ConfigFile file =
                path == null
                        ? ConfigFile.read(Path.of(Defaults.CONFIG_FILE), false)
                        : ConfigFile.read(Path.of(path.getLast()), true);
        return Settings.of(flags, file, environment);
    }
}
