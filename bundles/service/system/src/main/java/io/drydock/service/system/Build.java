package io.drydock.service.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this engine was built as.
 *
 * @param version {@code 0.1.0}
 * @param time RFC 3339; fixed by the build, which is reproducible
 */
record Build(String version, String time) {
    static Build read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from the bundle");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(
                properties.getProperty("version", "0.0.0"), properties.getProperty("time", ""));
    }
}
