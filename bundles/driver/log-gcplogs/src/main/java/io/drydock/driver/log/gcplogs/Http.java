package io.drydock.driver.log.gcplogs;

import io.drydock.driver.log.net.Limits;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Requests with a deadline, whose answer is a text. */
record Http(HttpClient client) {

    private static final int OK = 200;
    private static final int LONGEST_REASON = 1024;

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
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                String reason = answer.body();
                throw new IOException(
                        "gcplogs: %s answers %d: %s"
                                .formatted(
                                        request.uri().getHost(),
                                        answer.statusCode(),
                                        reason.substring(
                                                0, Math.min(reason.length(), LONGEST_REASON))));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("gcplogs: interrupted", e);
        }
    }
}
