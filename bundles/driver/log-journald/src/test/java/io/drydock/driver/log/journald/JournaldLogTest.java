package io.drydock.driver.log.journald;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Part;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogOrigin;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class JournaldLogTest {

    private static final Instant TIME = Instant.parse("2026-11-21T04:00:00.123456789Z");

    private final List<byte[]> sent = new ArrayList<>();
    private boolean dead;
    private final JournaldLog log = new JournaldLog(new Recorder(), Path.of("/run/journal"));

    @Test
    @Tag("3.6/journald")
    void anEntryHasTheFieldsDockerdWrites() {
        log.append(target(), List.of(entry(Stream.STDERR, "oops\n")));
        assertThat(fields(sent.getFirst()))
                .containsEntry("MESSAGE", "oops")
                .containsEntry("PRIORITY", "3")
                .containsEntry("CONTAINER_ID", "cccccccccccc")
                .containsEntry("CONTAINER_ID_FULL", "c".repeat(64))
                .containsEntry("CONTAINER_NAME", "pier")
                .containsEntry("CONTAINER_TAG", "cccccccccccc")
                .containsEntry("SYSLOG_IDENTIFIER", "cccccccccccc")
                .containsEntry("IMAGE_NAME", "busybox")
                .containsEntry("COM_EXAMPLE_COLOUR", "deep\nblue")
                .doesNotContainKey("CONTAINER_PARTIAL_MESSAGE");
    }

    @Test
    void partsOfALineAreMarked() {
        log.append(
                target(),
                List.of(
                        part("be", new Part("id", 1, false)),
                        part("gun\n", new Part("id", 2, true))));
        assertThat(fields(sent.get(0)))
                .containsEntry("CONTAINER_PARTIAL_MESSAGE", "true")
                .containsEntry("CONTAINER_PARTIAL_ID", "id")
                .containsEntry("CONTAINER_PARTIAL_ORDINAL", "1")
                .containsEntry("CONTAINER_PARTIAL_LAST", "false");
        assertThat(fields(sent.get(1)))
                .containsEntry("MESSAGE", "gun")
                .containsEntry("CONTAINER_PARTIAL_LAST", "true")
                .doesNotContainKey("CONTAINER_PARTIAL_MESSAGE");
    }

    @Test
    void withoutAJournalItIsUnavailableAndGoesOnLater() {
        dead = true;
        List<LogEntry> batch = List.of(entry(Stream.STDOUT, "x\n"));
        assertThatThrownBy(() -> log.append(target(), batch))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.UNAVAILABLE));
        dead = false;
        log.append(target(), batch);
        assertThat(sent).hasSize(1);
    }

    @Test
    void onAHostWithoutAJournalItIsRefused() {
        assertThatThrownBy(() -> log.validate(Map.of()))
                .hasMessage("journald is not enabled on this host");
    }

    @Test
    void unknownOptionsAreRefusedInDockerdsWords() {
        assertThatThrownBy(() -> log.validate(Map.of("foo", "1")))
                .hasMessage("unknown log opt 'foo' for journald log driver");
    }

    private static LogEntry entry(Stream stream, String text) {
        return new LogEntry(stream, TIME, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static LogEntry part(String text, Part part) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        return new LogEntry(Stream.STDOUT, TIME, line, !part.last(), part, Map.of());
    }

    private static LogTarget target() {
        return new LogTarget(
                "c".repeat(64),
                Path.of("/nowhere"),
                Map.of(),
                Map.of("_com.example.colour", "deep\nblue"),
                "",
                new LogOrigin("pier", "sha256:a", "busybox", "", List.of("sh")));
    }

    /** The journal's native form: {@code NAME=text}, or the name, a length and any bytes. */
    private static Map<String, String> fields(byte[] datagram) {
        Map<String, String> fields = new HashMap<>();
        ByteBuffer in = ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            StringBuilder name = new StringBuilder();
            byte next = in.get();
            while (next != '=' && next != '\n') {
                name.append((char) next);
                next = in.get();
            }
            byte[] value;
            if (next == '\n') {
                value = new byte[(int) in.getLong()];
                in.get(value);
                assertThat(in.get()).isEqualTo((byte) '\n');
            } else {
                int end = in.position();
                while (datagram[end] != '\n') {
                    end++;
                }
                value = new byte[end - in.position()];
                in.get(value).get();
            }
            fields.put(name.toString(), new String(value, StandardCharsets.UTF_8));
        }
        return fields;
    }

    private final class Recorder implements SeqPacketSockets {

        @Override
        public SeqPacketConnection connect(Path path) {
            throw new AssertionError("the journal takes datagrams");
        }

        @Override
        public SeqPacketConnection connectDatagram(Path path) {
            if (dead) {
                throw new LinuxException(2, "connect", path.toString());
            }
            return new SeqPacketConnection() {
                @Override
                public int read(ByteBuffer into, Duration limit) {
                    return -1;
                }

                @Override
                public void write(ByteBuffer packet, Duration limit) {
                    byte[] bytes = new byte[packet.remaining()];
                    packet.get(bytes);
                    sent.add(bytes);
                }

                @Override
                public void shutdownWrite() {}

                @Override
                public void close() {}
            };
        }
    }
}
