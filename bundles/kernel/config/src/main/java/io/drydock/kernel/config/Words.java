package io.drydock.kernel.config;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a JSON value into the words that the flag of the same directive would have had. */
final class Words {

    private Words() {}

    static List<String> of(Directive directive, JsonNode value) {
        return switch (directive.kind()) {
            case SWITCH -> scalar(directive, value, value.isBoolean());
            case NUMBER -> scalar(directive, value, value.isIntegralNumber());
            case BYTES -> scalar(directive, value, value.isIntegralNumber() || value.isTextual());
            case TEXT -> scalar(directive, value, value.isTextual());
            case LIST -> list(directive, value);
            case MAP -> map(directive, value);
        };
    }

    private static List<String> scalar(Directive directive, JsonNode value, boolean fits) {
        if (!fits) {
            throw unfit(directive, value);
        }
        return List.of(value.asText());
    }

    private static List<String> list(Directive directive, JsonNode value) {
        List<String> words = new ArrayList<>();
        if (!value.isArray()) {
            throw unfit(directive, value);
        }
        for (JsonNode element : value) {
            boolean pool = directive.key().equals("default-address-pools") && element.isObject();
            // What is refused anyway may have any form.
            boolean refused = directive.support() == Directive.Support.NOT_YET;
            if (!element.isTextual() && !refused && !pool) {
                throw unfit(directive, value);
            }
            words.add(pool ? pool(directive, element) : element.asText());
        }
        return words;
    }

    private static String pool(Directive directive, JsonNode pool) {
        if (!pool.path("base").isTextual() || !pool.path("size").isIntegralNumber()) {
            throw unfit(directive, pool);
        }
        return "base=" + pool.path("base").asText() + ",size=" + pool.path("size").asText();
    }

    private static List<String> map(Directive directive, JsonNode value) {
        if (!value.isObject()) {
            throw unfit(directive, value);
        }
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (directive.key().equals("default-network-opts") && field.getValue().isObject()) {
                field.getValue()
                        .properties()
                        .forEach(
                                it ->
                                        words.add(
                                                field.getKey()
                                                        + "="
                                                        + it.getKey()
                                                        + "="
                                                        + it.getValue().asText()));
                continue;
            }
            words.add(field.getKey() + "=" + text(directive, field.getKey(), field.getValue()));
        }
        return words;
    }

    private static String text(Directive directive, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            return value.asText();
        }
        return switch (directive.key()) {
            case "runtimes" -> runtime(name, value);
            case "default-ulimits" -> ulimit(directive, value);
            default -> value.toString();
        };
    }

    /** Its path, then its arguments, a line each. */
    private static String runtime(String name, JsonNode value) {
        for (String key : List.of("runtimeType", "options")) {
            if (value.hasNonNull(key)) {
                throw new ConfigException(
                        "runtime " + name + ": " + key + " is not implemented yet");
            }
        }
        StringBuilder command = new StringBuilder(value.path("path").asText());
        value.path("runtimeArgs").forEach(word -> command.append('\n').append(word.asText()));
        return command.toString();
    }

    private static String ulimit(Directive directive, JsonNode value) {
        JsonNode soft = value.path("Soft");
        JsonNode hard = value.path("Hard");
        if (!soft.isIntegralNumber() || !hard.isIntegralNumber()) {
            throw unfit(directive, value);
        }
        return soft.asText() + ":" + hard.asText();
    }

    private static ConfigException unfit(Directive directive, JsonNode value) {
        return new ConfigException(
                "invalid value for \"%s\": expected %s, found %s"
                        .formatted(directive.key(), directive.kind().expectation(), value));
    }
}
