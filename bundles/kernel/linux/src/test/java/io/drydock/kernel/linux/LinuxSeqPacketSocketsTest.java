package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.SeqPacketConnection;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class LinuxSeqPacketSocketsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Poller POLLER = new Poller();

    private final LinuxSeqPacketSockets sockets = new LinuxSeqPacketSockets(POLLER);

    @TempDir Path temp;

    @AfterAll
    static void stop() {
        POLLER.stop();
    }

    private static String read(SeqPacketConnection connection) {
        ByteBuffer into = ByteBuffer.allocate(100);
        int length = connection.read(into, LIMIT);
        return length < 0 ? "end" : new String(into.array(), 0, length, StandardCharsets.UTF_8);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void packetsKeepTheirBoundaries() {
        try (PacketServer server = PacketServer.listen(temp.resolve("s"));
                SeqPacketConnection client = sockets.connect(server.path())) {
            int peer = server.accept();
            server.send(peer, "one");
            server.send(peer, "two");
            assertThat(read(client)).isEqualTo("one");
            assertThat(read(client)).isEqualTo("two");
            client.write(bytes("hello"), LIMIT);
            assertThat(server.receive(peer)).isEqualTo("hello");
            client.shutdownWrite();
            assertThat(server.receive(peer)).isEmpty();
            server.send(peer, "still");
            assertThat(read(client)).isEqualTo("still");
            LibC.close(peer);
            assertThat(read(client)).isEqualTo("end");
            assertThatThrownBy(() -> client.write(bytes("x"), LIMIT))
                    .isInstanceOfSatisfying(
                            LinuxException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.EPIPE));
        }
    }

    @Test
    void longPathsAreConnected() throws Exception {
        Path deep = Files.createDirectories(temp.resolve("d".repeat(120)));
        try (PacketServer server = PacketServer.listen(temp.resolve("s"))) {
            Files.move(server.path(), deep.resolve("attach"));
            sockets.connect(deep.resolve("attach")).close();
        }
    }

    @Test
    void missingSocketIsNotFoundAndDeadOneIsRefused() {
        assertThatThrownBy(() -> sockets.connect(temp.resolve("none")))
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
        PacketServer.listen(temp.resolve("dead")).close();
        assertThatThrownBy(() -> sockets.connect(temp.resolve("dead")))
                .isInstanceOfSatisfying(
                        LinuxException.class,
                        e -> assertThat(e.errno()).isEqualTo(Errno.ECONNREFUSED));
    }

    @Test
    void manyVirtualReadersWaitWithoutHoldingTheirCarriers() throws Exception {
        int count = 100;
        long before = OpenDescriptors.count();
        CountDownLatch done = new CountDownLatch(count);
        try (PacketServer server = PacketServer.listen(temp.resolve("s"))) {
            List<Integer> peers = new ArrayList<>();
            List<SeqPacketConnection> clients = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                SeqPacketConnection client = sockets.connect(server.path());
                clients.add(client);
                peers.add(server.accept());
                Thread.startVirtualThread(
                        () -> {
                            if (read(client).equals("go")) {
                                done.countDown();
                            }
                        });
            }
            CountDownLatch free = new CountDownLatch(1);
            Thread.startVirtualThread(free::countDown);
            assertThat(free.await(20, TimeUnit.SECONDS)).isTrue();
            peers.forEach(peer -> server.send(peer, "go"));
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            clients.forEach(SeqPacketConnection::close);
            peers.forEach(LibC::close);
        }
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before + 2);
    }

    @Test
    void serviceManagerIsToldOnPathsAndAbstractNames() {
        for (String address : List.of(temp.resolve("n").toString(), "@drydock-test-" + temp)) {
            int fd = LibC.socket(UnixAddress.FAMILY, 2 | OpenFlags.CLOEXEC, 0);
            byte[] raw = UnixAddress.of(address);
            Calls.check(LibC.bind(fd, raw, raw.length), "bind", address);
            assertThat(new LinuxServiceNotifier(address).notify("READY=1")).isTrue();
            byte[] got = new byte[20];
            long length = LibC.recv(fd, got, got.length, 0);
            assertThat(new String(got, 0, (int) length)).isEqualTo("READY=1");
            LibC.close(fd);
        }
        assertThat(new LinuxServiceNotifier(null).notify("READY=1")).isFalse();
        assertThat(new LinuxServiceNotifier("/no/such").notify("READY=1")).isFalse();
    }
}
