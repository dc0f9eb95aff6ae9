package io.drydock.driver.log.gcplogs;

import io.drydock.driver.log.net.Limits;
import io.drydock.driver.log.net.Web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/** Requests with a deadline, whose answer is a text. */
record Http(Web web) {

    String get(URI place, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(place).timeout(Limits.CONNECT);
        headers.forEach(request::header);
        return answer(request.build());
    }

    String post(URI place, Map<String, String> headers, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(place)
                        .timeout(Limits.SEND)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return answer(request.build());
    }

    private String answer(HttpRequest request) throws IOException {
        try {
            return web.answer(request);
        } catch (Web.Refusal e) {
            throw new IOException("gcplogs: " + e.getMessage(), e);
        }
    }
}
