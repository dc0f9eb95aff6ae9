package io.drydock.driver.registry.oci;

import java.util.Map;

/** Names of HTTP statuses: the JDK has none, and HTTP/2 does not send them. */
final class StatusText {

    private static final Map<Integer, String> TEXTS =
            Map.ofEntries(
                    Map.entry(400, "Bad Request"),
                    Map.entry(401, "Unauthorized"),
                    Map.entry(403, "Forbidden"),
                    Map.entry(404, "Not Found"),
                    Map.entry(405, "Method Not Allowed"),
                    Map.entry(408, "Request Timeout"),
                    Map.entry(409, "Conflict"),
                    Map.entry(413, "Request Entity Too Large"),
                    Map.entry(416, "Requested Range Not Satisfiable"),
                    Map.entry(429, "Too Many Requests"),
                    Map.entry(500, "Internal Server Error"),
                    Map.entry(502, "Bad Gateway"),
                    Map.entry(503, "Service Unavailable"),
                    Map.entry(504, "Gateway Timeout"));

    private StatusText() {}

    static String of(int status) {
        return TEXTS.getOrDefault(status, "");
    }
}
