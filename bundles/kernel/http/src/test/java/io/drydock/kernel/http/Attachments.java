package io.drydock.kernel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.http.RequestHandler;
import io.drydock.api.spi.stream.AttachPoint;

import java.nio.file.Path;
import java.time.Duration;

/** Requests to attach, and a process that has begun. */
final class Attachments {

    private static final AttachPoint POINT = new AttachPoint(Path.of("/nowhere/attach"), null);
    static final String UPGRADE =
            "POST /attach HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
    static final String PLAIN = "POST /attach HTTP/1.1\r\nHost: d\r\n\r\n";

    private Attachments() {}

    static RequestHandler attach(boolean framed, boolean terminal, String keys) {
        Hijack hijack =
                new Hijack(
                        "container/1",
                        "container/1",
                        true,
                        true,
                        true,
                        terminal,
                        framed,
                        framed ? Hijack.MULTIPLEXED : Hijack.RAW,
                        keys.getBytes(UTF_8),
                        null,
                        true);
        return exchange -> exchange.stream(hijack);
    }

    static void open(Door door) {
        open(door, Duration.ofSeconds(10));
    }

    static void open(Door door, Duration limit) {
        door.meetings.open("container/1", POINT, limit);
    }
}
