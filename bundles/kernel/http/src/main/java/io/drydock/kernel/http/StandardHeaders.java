package io.drydock.kernel.http;

import org.eclipse.jetty.http.HttpFields;

import java.util.Map;

/** The headers of every answer, be it a ping, a refusal or a stream. */
final class StandardHeaders {

    private final Map<String, String> headers;
    private final HttpFields fields;

    StandardHeaders(HttpSettings settings) {
        headers =
                Map.of(
                        "Api-Version",
                        settings.versions().maximum(),
                        "Docker-Experimental",
                        Boolean.toString(settings.experimental()),
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
    }

    HttpFields fields() {
        return fields;
    }
}
