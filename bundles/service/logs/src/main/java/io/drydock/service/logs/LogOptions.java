package io.drydock.service.logs;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.LogConfig;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.service.leases.Leases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Fills in the engine's default log configuration, and checks what comes out. */
final class LogOptions {

    static final String NONE = "none";

    /** Those the engine honours itself; drivers do not see them. */
    private static final Set<String> ENGINE =
            Set.of(
                    "mode",
                    "max-buffer-size",
                    "cache-disabled",
                    "cache-max-size",
                    "cache-max-file",
                    "cache-compress");

    /** Its service takes syslog as well; dockerd has no such driver any more. */
    private static final String REMOVED = "logentries";

    private final Drivers drivers;
    private final LogConfig standard;

    LogOptions(Drivers drivers, LogConfig standard) {
        this.drivers = drivers;
        this.standard = standard;
    }

    LogConfig complete(LogConfig wanted) {
        LogConfig config = merged(wanted);
        check(config);
        return config;
    }

    /** Options of the engine's default driver go with that driver only. */
    private LogConfig merged(LogConfig wanted) {
        String type = wanted.type().isEmpty() ? standard.type() : wanted.type();
        Map<String, String> options = new HashMap<>();
        if (type.equals(standard.type())) {
            options.putAll(standard.config());
        }
        options.putAll(wanted.config());
        return new LogConfig(type, options);
    }

    private void check(LogConfig config) {
        String driver = config.type();
        if (driver.equals(NONE)) {
            return;
        }
        if (driver.equals(REMOVED)) {
            throw invalid(
                    "logger: no log driver named 'logentries' is registered: it was removed, use"
                            + " syslog with tcp+tls://data.logentries.com:443");
        }
        if (!drivers.names(LogDriver.class).contains(driver)) {
            throw invalid("logger: no log driver named '%s' is registered".formatted(driver));
        }
        Map<String, String> options = config.config();
        checkMode(options);
        checkCache(options);
        checkExpressions(options);
        Tag.check(options.getOrDefault("tag", ""));
        Leases.use(
                drivers,
                LogDriver.class,
                driver,
                log -> {
                    log.validate(ofDriver(options));
                    return true;
                });
    }

    private static void checkMode(Map<String, String> options) {
        String mode = options.getOrDefault("mode", "");
        if (!Set.of("", "blocking", "non-blocking").contains(mode)) {
            throw invalid("logger: logging mode not supported: " + mode);
        }
        String size = options.get("max-buffer-size");
        if (size == null) {
            return;
        }
        if (!mode.equals("non-blocking")) {
            throw invalid(
                    "logger: max-buffer-size option is only supported with 'mode=non-blocking'");
        }
        try {
            Sizes.bytes(size);
        } catch (io.drydock.api.model.error.EngineException e) {
            throw invalid("error parsing option max-buffer-size: " + e.getMessage());
        }
    }

    private void checkCache(Map<String, String> options) {
        cacheDisabled(options);
        if (options.keySet().stream().noneMatch(key -> key.startsWith("cache-"))
                || !drivers.names(LogDriver.class).contains(Plans.CACHE_DRIVER)) {
            return;
        }
        Map<String, String> ofCache = new HashMap<>();
        options.forEach(
                (key, value) -> {
                    if (key.startsWith("cache-") && !key.equals("cache-disabled")) {
                        ofCache.put(key.substring("cache-".length()), value);
                    }
                });
        Leases.use(
                drivers,
                LogDriver.class,
                Plans.CACHE_DRIVER,
                log -> {
                    log.validate(ofCache);
                    return true;
                });
    }

    static boolean cacheDisabled(Map<String, String> options) {
        String text = options.getOrDefault("cache-disabled", "false");
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw invalid("invalid value for option cache-disabled: " + text);
        };
    }

    private static void checkExpressions(Map<String, String> options) {
        for (String option : List.of("labels-regex", "env-regex")) {
            try {
                Pattern.compile(options.getOrDefault(option, ""));
            } catch (PatternSyntaxException e) {
                throw invalid(
                        "error parsing regexp: "
                                + e.getDescription()
                                + ": `"
                                + e.getPattern()
                                + "`");
            }
        }
    }

    static Map<String, String> ofDriver(Map<String, String> options) {
        Map<String, String> own = new HashMap<>(options);
        own.keySet().removeAll(ENGINE);
        return own;
    }
}
