package io.drydock.kernel.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The heads of answers that Jetty does not write. */
final class StreamHead {

    private StreamHead() {}

    /** The protocol switch of a client that asked for one. */
    static byte[] upgraded(String contentType, Map<String, String> headers) {
        return head(
                "HTTP/1.1 101 UPGRADED",
                "Content-Type: " + contentType + "\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n",
                headers);
    }

    /** The old form: bytes of unknown length follow without chunks, until the connection ends. */
    static byte[] raw(String contentType, Map<String, String> headers) {
        return head("HTTP/1.1 200 OK", "Content-Type: " + contentType + "\r\n", headers);
    }

    /** A body of unknown length; chunked unless the client is too old for it. */
    static byte[] body(
            int status, String contentType, boolean chunked, Map<String, String> headers) {
        return head(
                "HTTP/1.1 " + status + " " + (status == 200 ? "OK" : "Stream"),
                "Content-Type: "
                        + contentType
                        + "\r\n"
                        + (chunked ? "Transfer-Encoding: chunked\r\n" : "")
                        + "Connection: close\r\n",
                headers);
    }

    private static byte[] head(String line, String own, Map<String, String> headers) {
        StringBuilder text = new StringBuilder(256).append(line).append("\r\n").append(own);
        headers.forEach(
                (name, value) -> {
                    if (!name.equalsIgnoreCase("Content-Type")) {
                        text.append(name).append(": ").append(value).append("\r\n");
                    }
                });
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
