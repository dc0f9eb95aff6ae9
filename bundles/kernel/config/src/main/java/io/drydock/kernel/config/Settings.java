package io.drydock.kernel.config;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The whole configuration, complete and checked.
 *
 * @param engine what holds until the next start; values are String, Boolean, Integer, Long,
 *     String[]
 * @param live what SIGHUP may change; the same types
 */
public record Settings(Map<String, Object> engine, Map<String, Object> live) {

    public Settings {
        engine = Map.copyOf(engine);
        live = Map.copyOf(live);
    }

    static Settings of(Flags flags, ConfigFile file, Map<String, String> environment) {
        Map<String, Given> given = Given.merge(flags, file);
        Map<String, Object> values = new TreeMap<>();
        for (Directive directive : Directives.ALL) {
            Object value = value(directive, given.get(directive.key()));
            if (directive.scope() != Directive.Scope.COMMAND && value != null) {
                values.put(directive.key(), value);
            }
        }
        Environment.apply(environment, given.keySet(), values);
        Derived.complete(values, environment, given.keySet());
        Rules.check(values);
        Map<String, Object> engine = scope(values, Directive.Scope.ENGINE);
        engine.putAll(RemappedUsers.ofHost().apply(values));
        return new Settings(engine, scope(values, Directive.Scope.LIVE));
    }

    private static @Nullable Object value(Directive directive, @Nullable Given given) {
        if (given != null) {
            return given.typed();
        }
        if (directive.kind().isMany()) {
            return new String[0];
        }
        String text = directive.defaultValue();
        return text == null ? null : directive.kind().typed(List.of(text));
    }

    private static Map<String, Object> scope(Map<String, Object> values, Directive.Scope scope) {
        Map<String, Object> chosen = new TreeMap<>();
        Directives.ALL.stream()
                .filter(directive -> directive.scope() == scope)
                .map(Directive::key)
                .filter(values::containsKey)
                .forEach(key -> chosen.put(key, values.get(key)));
        return chosen;
    }

    /** Where persistent state lives. */
    public Path dataRoot() {
        return path("data-root");
    }

    /** The group of root of containers where user ids are mapped; else 0. */
    public int rootGroup() {
        String[] groups = (String[]) engine.getOrDefault("userns-gids", new String[] {"0:0:1"});
        return Integer.parseInt(groups[0].split(":", -1)[1]);
    }

    /** Where state lives that a reboot may clear. */
    public Path execRoot() {
        return path("exec-root");
    }

    /** The file that names this process. */
    public Path pidfile() {
        return path("pidfile");
    }

    /** {@code debug} when that is on, else the configured level. */
    public String logLevel() {
        boolean debug = Boolean.TRUE.equals(live.get("debug"));
        return debug ? "debug" : text("log-level");
    }

    /** {@code text} or {@code json}. */
    public String logFormat() {
        return text("log-format");
    }

    /** Seconds to wait for the bundles at shutdown; -1 for ever. */
    public int shutdownTimeout() {
        return (Integer) Objects.requireNonNull(live.get("shutdown-timeout"));
    }

    /** The listeners, in full form, sorted. */
    public List<String> hosts() {
        return Arrays.asList((String[]) Objects.requireNonNull(engine.get("hosts")));
    }

    private String text(String key) {
        return (String) Objects.requireNonNull(engine.get(key));
    }

    private Path path(String key) {
        return Path.of(text(key));
    }
}
