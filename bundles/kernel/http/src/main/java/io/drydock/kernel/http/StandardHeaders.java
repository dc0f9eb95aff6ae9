package io.drydock.kernel.http;

import org.eclipse.jetty.http.HttpFields;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** The headers of every answer, be it a ping, a refusal or a stream. */
final class StandardHeaders {

    private static final String EXPERIMENTAL = "Docker-Experimental";

    private final Map<String, String> headers;
    private final HttpFields fields;
    private final BooleanSupplier experimental;

    StandardHeaders(HttpSettings settings) {
        experimental = settings.experimental();
        headers =
                Map.of(
                        "Api-Version",
                        settings.versions().maximum(),
                        "Ostype",
                        "linux",
                        "Server",
                        "Drydock/" + settings.engineVersion() + " (linux)");
        HttpFields.Mutable all = HttpFields.build();
        headers.forEach(all::put);
        fields = all.asImmutable();
    }

    /** For an exchange; middleware may replace them. */
    void set(JettyExchange exchange) {
        headers.forEach(exchange::responseHeader);
        exchange.responseHeader(EXPERIMENTAL, experimental());
    }

    /** For an answer of this bundle's own. */
    void addTo(HttpFields.Mutable answer) {
        answer.add(fields);
        answer.put(EXPERIMENTAL, experimental());
    }

    private String experimental() {
        return Boolean.toString(experimental.getAsBoolean());
    }
}
