package io.drydock.driver.registry.oci;

import io.drydock.api.spi.registry.BlobUpload;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

/** Uploads a blob as docker does: begin, send all of it, finish by naming the digest. */
final class Uploading {

    private static final Duration FINISH = Duration.ofMinutes(5);

    private static final String BYTES = "application/octet-stream";

    private final Server server;

    Uploading(Server server) {
        this.server = server;
    }

    void upload(String base, BlobUpload blob) {
        URI place;
        try (Answer begun = server.require(server.call("POST", base + "blobs/uploads/"))) {
            place = place(begun);
        }
        if (blob.size() != 0) {
            place = sent(place, blob);
        }
        String query = (place.getRawQuery() == null ? "?" : "&") + "digest=" + blob.digest().get();
        Wire.Call finish =
                Wire.Call.of("PUT", URI.create(place + query), Map.of())
                        .with(BodyPublishers.noBody(), FINISH);
        server.require(finish).close();
    }

    private URI sent(URI place, BlobUpload blob) {
        try (UploadBody body = new UploadBody(blob);
                Answer sent =
                        server.require(
                                Wire.Call.of("PATCH", place, Map.of("Content-Type", BYTES))
                                        .with(body, FINISH))) {
            return place(sent);
        }
    }

    private static URI place(Answer answer) {
        String location =
                answer.header("location")
                        .orElseThrow(() -> Failures.broken("upload without a place"));
        return answer.uri().resolve(location);
    }
}
