package io.drydock.middleware.version;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Middleware;
import io.drydock.api.spi.http.MiddlewareModule;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The component of {@link VersionLink}. */
@Component(
        configurationPid = {"io.drydock.engine", "io.drydock.live"},
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@MiddlewareModule(name = "version")
public final class VersionMiddleware implements Middleware {

    /** What it takes from the engine's configuration. */
    @interface Settings {

        /** Oldest version served; DOCKER_MIN_API_VERSION goes before it. */
        String min$_$api$_$version() default ApiVersions.OLDEST;

        /** Whether the engine is experimental. */
        boolean experimental() default false;
    }

    private final VersionLink link;

    /** Reads the bounds once. */
    @Activate
    public VersionMiddleware(Settings settings) {
        ApiVersions versions = new ApiVersions(settings.min$_$api$_$version());
        link = new VersionLink(versions, server(), settings.experimental());
    }

    private static String server() {
        try (InputStream version = VersionMiddleware.class.getResourceAsStream("engine-version")) {
            byte[] text = Objects.requireNonNull(version).readAllBytes();
            return "Docker/" + new String(text, StandardCharsets.UTF_8).trim() + " (linux)";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        link.handle(exchange, next);
    }
}
