package io.drydock.kernel.http;

import static io.drydock.kernel.http.Attachments.PLAIN;
import static io.drydock.kernel.http.Attachments.UPGRADE;
import static io.drydock.kernel.http.Attachments.attach;
import static io.drydock.kernel.http.Attachments.open;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.model.stream.Hijack;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class HijackTest {

    @Test
    @Tag("1.3/attach-101")
    void upgradeIsAnsweredBeforeTheProcessRunsAndOutputIsFramed() throws Exception {
        try (Door door = new Door(attach(true, false, ""));
                Client client = door.client()) {
            client.send(UPGRADE);
            assertThat(client.head())
                    .startsWith("HTTP/1.1 101 UPGRADED\r\n")
                    .contains("Content-Type: application/vnd.docker.multiplexed-stream\r\n")
                    .contains("Connection: Upgrade\r\n")
                    .contains("Upgrade: tcp\r\n");
            open(door);
            assertThat(door.process.connected.getCount()).isZero();
            door.process.print(2, "out");
            door.process.print(3, "error");
            assertThat(client.bytes(8)).containsExactly(1, 0, 0, 0, 0, 0, 0, 3);
            assertThat(client.text(3)).isEqualTo("out");
            assertThat(client.bytes(8)).containsExactly(2, 0, 0, 0, 0, 0, 0, 5);
            assertThat(client.text(5)).isEqualTo("error");
            door.process.exit();
            door.meetings.close("container/1");
            assertThat(client.rest()).isEmpty();
            client.close();
            door.awaitStreams(0);
            assertThat(door.observed).containsExactly("attached container/1");
        }
    }

    @Test
    @Tag("1.3/attach-200")
    void oldClientsGetRawBytesWithoutChunksAndEarlyBytesAreKept() throws Exception {
        try (Door door = new Door(attach(false, true, ""));
                Client client = door.client()) {
            client.send(PLAIN + "early");
            String head = client.head();
            assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").contains(Hijack.RAW);
            assertThat(head).doesNotContain("chunked").doesNotContain("Content-Length");
            door.process.echo = true;
            open(door);
            assertThat(client.text(5)).isEqualTo("early");
        }
    }

    @Test
    void endOfTheStreamWaitsUntilTheExitStatusIsKnown() throws Exception {
        try (Door door = new Door(attach(true, false, ""));
                Client client = door.client()) {
            client.send(UPGRADE).head();
            open(door);
            door.process.exit();
            client.channel.configureBlocking(false);
            Thread.sleep(300);
            assertThat(client.channel.read(ByteBuffer.allocate(1))).isZero();
            client.channel.configureBlocking(true);
            door.meetings.close("container/1");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    @Tag("1.3/attach-half-close")
    void halfCloseEndsStandardInputAndOutputGoesOn() throws Exception {
        try (Door door = new Door(attach(true, false, ""));
                Client client = door.client()) {
            client.send(UPGRADE).head();
            open(door);
            client.send("last words").endOutput();
            assertThat(door.process.stdinEnded.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(door.process.stdinText()).isEqualTo("last words");
            Thread.sleep(1500);
            door.process.print(2, "answer");
            door.process.exit();
            door.meetings.close("container/1");
            assertThat(new String(client.rest(), UTF_8)).endsWith("answer");
            assertThat(door.observed).containsExactly("attached container/1");
        }
    }

    @Test
    void halfCloseBeforeTheStartKeepsTheSeat() throws Exception {
        try (Door door = new Door(attach(true, false, ""));
                Client client = door.client()) {
            client.send(UPGRADE).head();
            client.endOutput();
            Thread.sleep(1500);
            open(door);
            door.process.print(2, "hello");
            door.process.exit();
            door.meetings.close("container/1");
            assertThat(new String(client.rest(), UTF_8)).endsWith("hello");
        }
    }

    @Test
    void megabytesPassUnchangedBothWays() throws Exception {
        try (Door door = new Door(attach(false, false, ""));
                Client client = door.client()) {
            door.process.echo = true;
            client.send(UPGRADE).head();
            open(door);
            byte[] sent = new byte[5_000_000];
            new Random(7).nextBytes(sent);
            Thread writer =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    client.send(sent).endOutput();
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            byte[] received = client.bytes(sent.length);
            writer.join();
            assertThat(Arrays.equals(received, sent)).isTrue();
            assertThat(Arrays.equals(door.process.stdinBytes(), sent)).isTrue();
        }
    }

    @Test
    @Tag("1.3/attach-slow")
    void slowReaderLosesNothingAndHoldsNobodyUp() throws Exception {
        try (Door door = new Door(attach(false, false, ""));
                Client client = door.client();
                Client other = door.client()) {
            client.send(UPGRADE).head();
            open(door);
            byte[] block = new byte[8192];
            Arrays.fill(block, (byte) 'x');
            Thread process =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    for (int i = 0; i < 1000; i++) {
                                        door.process.print(2, block);
                                    }
                                    door.process.exit();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            Thread.sleep(500);
            assertThat(process.isAlive()).isTrue();
            other.send("GET /_ping HTTP/1.1\r\nHost: d\r\n\r\n");
            assertThat(other.head()).contains("200");
            door.meetings.close("container/1");
            assertThat(client.rest()).hasSize(8192 * 1000);
        }
    }

    @Test
    @Tag("1.3/attach-detach-keys")
    void detachKeysEndTheStreamAndAreNotForwarded() throws Exception {
        try (Door door = new Door(attach(false, true, "\u0010\u0011"));
                Client client = door.client()) {
            client.send(UPGRADE).head();
            open(door);
            client.send("a\u0010b\u0010\u0011");
            assertThat(client.rest()).isEmpty();
            client.close();
            door.awaitStreams(0);
            assertThat(door.process.stdinText()).isEqualTo("a\u0010b");
            assertThat(door.observed)
                    .containsExactly("attached container/1", "detached container/1");
        }
    }

    @Test
    void streamOverTcpUpgradesToo() throws Exception {
        try (Door door = Door.withTcp(attach(false, false, ""))) {
            java.nio.channels.SocketChannel channel =
                    java.nio.channels.SocketChannel.open(
                            new java.net.InetSocketAddress(
                                    "127.0.0.1", door.door.ports().getFirst()));
            try (Client client = new Client(channel)) {
                door.process.echo = true;
                client.send(UPGRADE).head();
                open(door);
                client.send("ping");
                assertThat(client.text(4)).isEqualTo("ping");
                client.endOutput();
                assertThat(door.process.stdinEnded.await(10, TimeUnit.SECONDS)).isTrue();
                door.process.exit();
                door.meetings.close("container/1");
                assertThat(client.rest()).isEmpty();
            }
        }
    }
}
