package io.drydock.service.image;

import io.drydock.api.model.container.HealthcheckConfig;
import io.drydock.api.model.error.EngineException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What follows HEALTHCHECK in a Dockerfile. */
final class HealthcheckWords {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private HealthcheckWords() {}

    static HealthcheckConfig parse(String rest) {
        long interval = 0;
        long timeout = 0;
        long startPeriod = 0;
        long startInterval = 0;
        int retries = 0;
        String left = rest;
        while (left.startsWith("--")) {
            String[] parts = left.split("\\s+", 2);
            left = parts.length == 2 ? parts[1] : "";
            int equals = parts[0].indexOf('=');
            String flag = equals < 0 ? parts[0] : parts[0].substring(2, equals);
            String value = equals < 0 ? "" : parts[0].substring(equals + 1);
            switch (flag) {
                case "interval" -> interval = nanos(flag, value);
                case "timeout" -> timeout = nanos(flag, value);
                case "start-period" -> startPeriod = nanos(flag, value);
                case "start-interval" -> startInterval = nanos(flag, value);
                case "retries" -> retries = retries(value);
                default -> throw EngineException.invalid("Unknown flag: " + flag);
            }
        }
        return new HealthcheckConfig(
                probe(left), interval, timeout, startPeriod, startInterval, retries);
    }

    private static List<String> probe(String text) {
        if (text.isEmpty()) {
            throw EngineException.invalid("HEALTHCHECK requires at least one argument");
        }
        String[] parts = text.split("\\s+", 2);
        String type = parts[0].toUpperCase(Locale.ROOT);
        if (type.equals("NONE")) {
            if (parts.length > 1) {
                throw EngineException.invalid("HEALTHCHECK NONE takes no arguments");
            }
            return List.of("NONE");
        }
        if (!type.equals("CMD")) {
            throw EngineException.invalid("Unknown type \"" + type + "\" in HEALTHCHECK (try CMD)");
        }
        if (parts.length == 1 || parts[1].isBlank()) {
            throw EngineException.invalid("Missing command after HEALTHCHECK CMD");
        }
        List<String> json = Changes.json(parts[1].strip());
        if (json == null) {
            return List.of("CMD-SHELL", parts[1].strip());
        }
        List<String> probe = new ArrayList<>(json);
        probe.addFirst("CMD");
        return probe;
    }

    private static long nanos(String flag, String value) {
        Duration duration = Times.duration(value);
        if (duration == null) {
            throw EngineException.invalid("time: invalid duration \"" + value + "\"");
        }
        if (!duration.isZero() && duration.compareTo(SHORTEST) < 0) {
            throw EngineException.invalid("Interval \"" + flag + "\" cannot be less than 1ms");
        }
        return duration.toNanos();
    }

    private static int retries(String value) {
        try {
            int retries = Integer.parseInt(value);
            if (retries < 1) {
                throw EngineException.invalid("--retries must be at least 1 (not " + retries + ")");
            }
            return retries;
        } catch (NumberFormatException e) {
            throw EngineException.invalid("--retries must be a number: " + value);
        }
    }
}
