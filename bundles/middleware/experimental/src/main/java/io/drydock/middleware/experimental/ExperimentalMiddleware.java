package io.drydock.middleware.experimental;

import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Middleware;
import io.drydock.api.spi.http.MiddlewareModule;
import io.drydock.api.spi.http.Routes;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Refuses what is experimental while the engine is not. */
@Component(configurationPid = "io.drydock.live", configurationPolicy = ConfigurationPolicy.REQUIRE)
@MiddlewareModule(name = "experimental")
public final class ExperimentalMiddleware implements Middleware {

    private static final Pattern ROUTES = Pattern.compile("/containers/[^/]+/checkpoints(/[^/]*)?");
    private static final String REFUSAL =
            "This experimental feature is disabled by default. Start the Docker daemon in"
                    + " experimental mode in order to enable it.";

    /** Starting is not experimental, starting from a checkpoint is. */
    private static final Pattern START = Pattern.compile("/containers/[^/]+/start");

    private static final Pattern CHECKPOINT = Pattern.compile("(.*&)?checkpoint=[^&].*");

    /** What it takes from the engine's configuration. */
    @interface Settings {

        /** Whether the engine is experimental. */
        boolean experimental() default false;
    }

    private final boolean experimental;

    /** Reads the switch; a reload that changes it makes a new link. */
    @Activate
    public ExperimentalMiddleware(Settings settings) {
        this(settings.experimental());
    }

    ExperimentalMiddleware(boolean experimental) {
        this.experimental = experimental;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        exchange.responseHeader("Docker-Experimental", Boolean.toString(experimental));
        String path =
                exchange.attribute(Routes.PATH) instanceof String bare ? bare : exchange.path();
        if (experimental) {
            next.proceed(exchange);
        } else if (ROUTES.matcher(path).matches()) {
            refuse(exchange, 501, REFUSAL);
        } else if (START.matcher(path).matches() && fromCheckpoint(exchange.query())) {
            refuse(exchange, 400, "checkpoint is only supported in experimental mode");
        } else {
            next.proceed(exchange);
        }
    }

    private static boolean fromCheckpoint(@Nullable String query) {
        return query != null && CHECKPOINT.matcher(query).matches();
    }

    private static void refuse(Exchange exchange, int status, String message) {
        exchange.status(status);
        exchange.responseHeader("Content-Type", "application/json");
        try (OutputStream out = exchange.output()) {
            out.write("{\"message\":\"%s\"}\n".formatted(message).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
