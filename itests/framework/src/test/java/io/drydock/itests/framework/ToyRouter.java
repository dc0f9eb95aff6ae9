package io.drydock.itests.framework;

import jakarta.ws.rs.core.Application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The router of a toy bundle: knows its own version and mood. */
public class ToyRouter extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("version", text("toy-version"), "mood", text("toy-mood"));
    }

    /** Reads a file of the toy's jar. */
    static String text(String name) {
        try (InputStream file = ToyRouter.class.getResourceAsStream("/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
