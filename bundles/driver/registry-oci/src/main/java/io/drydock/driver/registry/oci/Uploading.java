package io.drydock.driver.registry.oci;

import io.drydock.api.spi.registry.BlobUpload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

/** Uploads a blob as docker does: begin, send all of it, finish by naming the digest. */
final class Uploading {

    private static final Duration FINISH = Duration.ofMinutes(5);

    /** For a megabyte; servers answer only after the last byte. */
    private static final Duration PER_MEBIBYTE = Duration.ofSeconds(10);

    private final Server server;

    Uploading(Server server) {
        this.server = server;
    }

    void upload(String base, BlobUpload blob) {
        URI place;
        try (Answer begun = server.require(server.call("POST", base + "blobs/uploads/"))) {
            place = place(begun);
        }
        Wire.Call send =
                Wire.Call.of("PATCH", place, Map.of("Content-Type", "application/octet-stream"))
                        .with(
                                body(blob),
                                FINISH.plus(PER_MEBIBYTE.multipliedBy(blob.size() >> 20)));
        try (Answer sent = server.require(send)) {
            place = place(sent);
        }
        String query = (place.getRawQuery() == null ? "?" : "&") + "digest=" + blob.digest();
        Wire.Call finish =
                Wire.Call.of("PUT", URI.create(place + query), Map.of())
                        .with(BodyPublishers.noBody(), FINISH);
        server.require(finish).close();
    }

    private static BodyPublisher body(BlobUpload blob) {
        BodyPublisher stream =
                BodyPublishers.ofInputStream(
                        () -> {
                            try {
                                return blob.content().open();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        return blob.size() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(stream, blob.size());
    }

    private static URI place(Answer answer) {
        String location =
                answer.header("location")
                        .orElseThrow(() -> Failures.broken("upload without a place"));
        return answer.uri().resolve(location);
    }
}
