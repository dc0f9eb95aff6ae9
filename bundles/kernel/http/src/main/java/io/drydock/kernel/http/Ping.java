package io.drydock.kernel.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers {@code /_ping} on the selector's own thread: it works before the rest of the engine is up
 * and costs half of what a router would.
 */
final class Ping {

    private static final Pattern PATH = Pattern.compile("(?:/v([0-9.]+))?/_ping");
    private static final byte[] OK = "OK".getBytes(StandardCharsets.US_ASCII);
    private static final String TEXT = "text/plain; charset=utf-8";

    private final ApiRange versions;
    private final StandardHeaders standard;
    private final HttpFields get;
    private final HttpFields head;
    private final HttpFields refused;

    Ping(ApiRange versions, StandardHeaders standard) {
        this.versions = versions;
        this.standard = standard;
        HttpFields common =
                HttpFields.build()
                        // 1 until the engine builds with BuildKit: the CLI then uses the classic
                        // API.
                        .put("Builder-Version", "1")
                        .put("Swarm", "inactive")
                        .put(HttpHeader.CACHE_CONTROL, "no-cache, no-store, must-revalidate")
                        .put(HttpHeader.PRAGMA, "no-cache")
                        .put(HttpHeader.CONTENT_TYPE, TEXT);
        get = HttpFields.build(common).put(HttpHeader.CONTENT_LENGTH, OK.length).asImmutable();
        head = HttpFields.build(common).put(HttpHeader.CONTENT_LENGTH, 0).asImmutable();
        refused = HttpFields.build().put(HttpHeader.CONTENT_TYPE, "application/json").asImmutable();
    }

    /** Answers if the request is a ping. */
    boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !path.endsWith("/_ping")) {
            return false;
        }
        boolean isHead = "HEAD".equals(request.getMethod());
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || !(isHead || "GET".equals(request.getMethod()))) {
            return false;
        }
        String asked = matcher.group(1);
        String refusal = asked == null ? null : versions.refusal(asked);
        answer(response, callback, isHead, refusal);
        return true;
    }

    private void answer(
            Response response, Callback callback, boolean isHead, @Nullable String refusal) {
        standard.addTo(response.getHeaders());
        if (refusal != null) {
            response.setStatus(400);
            response.getHeaders().add(refused);
            response.write(true, ErrorBody.of(refusal), callback);
        } else if (isHead) {
            response.getHeaders().add(head);
            response.write(true, null, callback);
        } else {
            response.getHeaders().add(get);
            response.write(true, ByteBuffer.wrap(OK), callback);
        }
    }
}
