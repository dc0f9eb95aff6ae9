package io.drydock.kernel.http;

import static io.drydock.kernel.http.Attachments.UPGRADE;
import static io.drydock.kernel.http.Attachments.attach;
import static io.drydock.kernel.http.Attachments.open;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Who goes away, before the start of a process or behind it. */
@Timeout(60)
class VanishingTest {

    @Test
    void vanishedClientFreesTheStreamThoughNothingFlows() throws Exception {
        try (Door door = new Door(attach(true, false, ""))) {
            Client client = door.client();
            client.send(UPGRADE).head();
            open(door);
            door.awaitStreams(1);
            client.close();
            door.awaitStreams(0);
            assertThat(door.process.closed.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(door.observed).containsExactly("attached container/1");
        }
    }

    @Test
    void vanishedClientFreesItsSeatBeforeTheStart() throws Exception {
        try (Door door = new Door(attach(true, false, ""))) {
            Client client = door.client();
            client.send(UPGRADE).head();
            door.awaitStreams(1);
            client.close();
            door.awaitStreams(0);
            long before = System.nanoTime();
            open(door, Duration.ofSeconds(30));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(20));
            assertThat(door.observed).containsExactly("attached container/1");
        }
    }

    @Test
    void cancelledPointEndsWaitingStreams() throws Exception {
        try (Door door = new Door(attach(true, false, ""));
                Client client = door.client()) {
            client.send(UPGRADE).head();
            door.meetings.cancel("container/1");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void lastWordsOfAProcessThatNeverRanReachItsStream() throws Exception {
        try (Door door = new Door(attach(true, true, ""));
                Client client = door.client()) {
            client.send(UPGRADE).head();
            open(door);
            door.process.exit();
            door.meetings.close("container/1", "no such command\r\n");
            assertThat(client.bytes(8)).containsExactly(1, 0, 0, 0, 0, 0, 0, 17);
            assertThat(new String(client.rest(), UTF_8)).isEqualTo("no such command\r\n");
        }
    }

    @Test
    void lastWordsWaitForAStreamThatComesLate() throws Exception {
        try (Door door = new Door(attach(false, false, ""));
                Client client = door.client()) {
            door.meetings.close("container/1", "never started\r\n");
            client.send(UPGRADE).head();
            assertThat(new String(client.rest(), UTF_8)).isEqualTo("never started\r\n");
        }
    }

    @Test
    void stoppingEngineEndsStreams() throws Exception {
        Door door = new Door(attach(true, false, ""));
        try (Client client = door.client()) {
            client.send(UPGRADE).head();
            open(door);
            door.close();
            assertThat(client.rest()).isEmpty();
        }
    }
}
