package io.drydock.driver.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files a runtime reads and writes. */
final class Json {

    static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    static void write(Path file, Map<String, Object> document) {
        try {
            Files.write(file, MAPPER.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "write " + file + ": " + e.getMessage(), e);
        }
    }

    static Map<String, Object> read(Path file) {
        try {
            return MAPPER.readValue(file.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "read " + file + ": " + e.getMessage(), e);
        }
    }

    static Map<String, Object> parse(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
