package io.drydock.kernel.config;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One thing that can be configured, by flag, by key, or by both.
 *
 * @param key in daemon.json and in the published configuration
 * @param flags with their dashes; empty for a key that has no flag
 * @param kind the form of its value
 * @param scope when a change takes effect
 * @param defaultValue as text; null when unset means "not configured"
 * @param support whether the engine can do it yet
 * @param help for {@code --help}
 */
record Directive(
        String key,
        List<String> flags,
        Kind kind,
        Scope scope,
        @Nullable String defaultValue,
        Support support,
        String help) {

    /** When a change takes effect. */
    enum Scope {
        /** At the next start. Published as {@code io.drydock.engine}. */
        ENGINE,
        /** At SIGHUP. Published as {@code io.drydock.live}. */
        LIVE,
        /**
         * Used up before configuration exists: where the file is, what to do instead of starting.
         */
        COMMAND
    }

    /** Whether the engine can do it yet. */
    enum Support {
        YES,
        /** Refused by name, unless the value asks for nothing. */
        NOT_YET
    }

    Directive {
        flags = List.copyOf(flags);
    }

    static Directive of(String key, Kind kind, @Nullable String defaultValue, String help) {
        String flag = "--" + key;
        return new Directive(
                key, List.of(flag), kind, Scope.ENGINE, defaultValue, Support.YES, help);
    }

    /** The same under other flags than {@code --key}. */
    Directive spelled(String... names) {
        return new Directive(key, List.of(names), kind, scope, defaultValue, support, help);
    }

    /** The same without a flag. */
    Directive keyOnly() {
        return spelled();
    }

    Directive live() {
        return new Directive(key, flags, kind, Scope.LIVE, defaultValue, support, help);
    }

    Directive command() {
        return new Directive(key, flags, kind, Scope.COMMAND, defaultValue, support, help);
    }

    Directive notYet() {
        return new Directive(key, flags, kind, scope, defaultValue, Support.NOT_YET, help);
    }

    /** The long flag, or the key where there is no flag: how messages name it. */
    String display() {
        return flags.isEmpty() ? '"' + key + '"' : flags.getLast();
    }
}
