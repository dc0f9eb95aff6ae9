package io.drydock.middleware.experimental;

import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Middleware;
import io.drydock.api.spi.http.MiddlewareModule;
import io.drydock.api.spi.http.Routes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Answers 501 for experimental routes while the engine is not experimental. */
@Component(
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@MiddlewareModule(name = "experimental")
public final class ExperimentalMiddleware implements Middleware {

    private static final Pattern ROUTES = Pattern.compile("/containers/[^/]+/checkpoints(/[^/]*)?");
    private static final String REFUSAL =
            "{\"message\":\"This experimental feature is disabled by default. Start the Docker"
                    + " daemon in experimental mode in order to enable it.\"}\n";

    /** What it takes from the engine's configuration. */
    @interface Settings {

        /** Whether the engine is experimental. */
        boolean experimental() default false;
    }

    private final boolean experimental;

    /** Reads the switch once; it is fixed at start. */
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
        if (experimental || !ROUTES.matcher(path).matches()) {
            next.proceed(exchange);
            return;
        }
        exchange.status(501);
        exchange.responseHeader("Content-Type", "application/json");
        try (OutputStream out = exchange.output()) {
            out.write(REFUSAL.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
