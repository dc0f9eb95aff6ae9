package io.drydock.kernel.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What daemon.json says, in the words that the same flags would have had.
 *
 * @param values by key
 */
record ConfigFile(Map<String, List<String>> values) {

    /** UTF-8 or UTF-16, with or without a byte order mark: Jackson tells them apart. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build();

    ConfigFile {
        values = Map.copyOf(values);
    }

    /**
     * Reads the file.
     *
     * @param required whether a missing file is an error, as it is when its path was given
     */
    static ConfigFile read(Path file, boolean required) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            if (required) {
                throw failed(file, "open " + file + ": no such file or directory", e);
            }
            return new ConfigFile(Map.of());
        } catch (JsonProcessingException e) {
            throw failed(file, at(e) + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw failed(file, "cannot read it: " + e.getMessage(), e);
        } catch (ConfigException e) {
            throw failed(file, e.text(), e);
        }
    }

    private static String at(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null
                ? ""
                : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static ConfigException failed(Path file, String message, Exception cause) {
        return new ConfigException(
                "unable to configure the daemon with file " + file + ": " + message, cause);
    }

    private static ConfigFile parse(byte[] bytes) throws IOException {
        JsonNode root = JSON.readTree(bytes);
        if (root.isMissingNode()) {
            return new ConfigFile(Map.of());
        }
        if (!root.isObject()) {
            throw new ConfigException("expected a JSON object");
        }
        refuseUnknown(root);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            Directives.byKey(field.getKey())
                    .ifPresent(known -> values.put(known.key(), Words.of(known, field.getValue())));
        }
        return new ConfigFile(values);
    }

    private static void refuseUnknown(JsonNode root) {
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            String key = field.getKey();
            if (Directives.byKey(key).isEmpty() && !Directives.IGNORED_KEYS.contains(key)) {
                unknown.add(key + nearest(key));
            }
        }
        if (!unknown.isEmpty()) {
            throw new ConfigException(
                    "the following directives don't match any configuration option: "
                            + String.join(", ", unknown));
        }
    }

    private static String nearest(String key) {
        return Directives.nearest(key).map(near -> " (did you mean " + near + "?)").orElse("");
    }
}
