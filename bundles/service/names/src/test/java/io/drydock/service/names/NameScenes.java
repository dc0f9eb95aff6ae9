package io.drydock.service.names;

import static io.drydock.service.names.Questions.data;
import static io.drydock.service.names.Questions.guest;
import static io.drydock.service.names.Questions.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.network.NameServers.Guest;
import io.drydock.kernel.linux.KeptPairs;

import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What guests hear; each scene runs in a process with its own network namespace. */
final class NameScenes {

    private NameScenes() {}

    static void main(String[] arguments) throws Exception {
        NameStage stage = new NameStage(Path.of(arguments[2]), arguments[1]);
        NameScenes.class.getDeclaredMethod(arguments[0], NameStage.class).invoke(null, stage);
        System.exit(0);
    }

    /** A server that knows one name with so many addresses. */
    private static byte[] answer(byte[] raw, int addresses) {
        try {
            Message query = new Message(raw);
            Name name = query.getQuestion().getName();
            List<Record> records =
                    IntStream.rangeClosed(1, addresses)
                            .<Record>mapToObj(
                                    i ->
                                            new ARecord(
                                                    name,
                                                    DClass.IN,
                                                    60,
                                                    InetAddress.ofLiteral("198.51.100." + i)))
                            .toList();
            return Replies.of(query, Rcode.NOERROR, records).toWire();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] code(byte[] raw, int code) {
        try {
            return Replies.of(new Message(raw), code, List.of()).toWire();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Guest one(NameStage stage, String... servers) {
        return guest(1, stage.netns(1), List.of(servers), place("blue", "10.0.0.1", "one"));
    }

    static void guestsHearOfEachOtherAndKeepPort53(NameStage stage) throws Exception {
        Guest one = one(stage);
        Guest two = guest(2, stage.netns(2), List.of(), place("blue", "10.0.0.2", "two"));
        stage.service.serve(one);
        stage.service.serve(two);
        assertThat(data(stage.ask(one, "two", Type.A))).containsExactly("10.0.0.2");
        assertThat(data(stage.ask(two, "one.blue", Type.A))).containsExactly("10.0.0.1");
        assertThat(data(stage.askByStream(one, "two", Type.A))).containsExactly("10.0.0.2");
        boolean own =
                stage.namespaces.inside(
                        one.namespace(),
                        () -> {
                            InetSocketAddress all = new InetSocketAddress("0.0.0.0", 53);
                            try (DatagramSocket socket = new DatagramSocket(all)) {
                                return socket.isBound();
                            }
                        });
        assertThat(own).isTrue();
        stage.service.forget(two.containerId());
        try (FakeUpstream upstream =
                new FakeUpstream("127.0.0.1", raw -> code(raw, Rcode.NXDOMAIN))) {
            assertThat(stage.ask(one, "two", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        }
        assertThat(stage.sockets.kept()).containsExactly(one.namespace());
    }

    static void whatIsUnknownIsAskedOfTheHostsServersAndThoseMayChange(NameStage stage)
            throws Exception {
        Guest one = one(stage);
        stage.service.serve(one);
        try (FakeUpstream first = new FakeUpstream("127.0.0.1", raw -> answer(raw, 1));
                FakeUpstream second = new FakeUpstream("127.0.0.2", raw -> answer(raw, 2))) {
            assertThat(data(stage.ask(one, "far.example", Type.A))).containsExactly("198.51.100.1");
            Files.writeString(stage.resolvers, "nameserver 127.0.0.2\n");
            assertThat(data(stage.ask(one, "far.example", Type.A))).hasSize(2);
        }
    }

    static void theGuestsOwnServersAreAskedFromItsNetwork(NameStage stage) throws Exception {
        Guest one = one(stage, "127.0.0.7");
        stage.service.serve(one);
        try (FakeUpstream inside =
                stage.namespaces.inside(
                        one.namespace(),
                        () -> new FakeUpstream("127.0.0.7", raw -> answer(raw, 3)))) {
            assertThat(data(stage.ask(one, "far.example", Type.A))).hasSize(3);
            assertThat(data(stage.askByStream(one, "far.example", Type.A))).hasSize(3);
        }
    }

    static void aServerThatFailsOrIsSilentIsFollowedByTheNext(NameStage stage) throws Exception {
        Files.writeString(
                stage.resolvers,
                "nameserver 127.0.0.1\nnameserver 127.0.0.2\nnameserver 127.0.0.3\n");
        Guest one = one(stage);
        stage.service.serve(one);
        try (FakeUpstream failing =
                        new FakeUpstream("127.0.0.1", raw -> code(raw, Rcode.SERVFAIL));
                FakeUpstream silent = new FakeUpstream("127.0.0.2", raw -> new byte[0]);
                FakeUpstream good = new FakeUpstream("127.0.0.3", raw -> answer(raw, 1))) {
            assertThat(data(stage.ask(one, "far.example", Type.A))).containsExactly("198.51.100.1");
        }
        assertThat(stage.ask(one, "far.example", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    static void anAnswerTooLongComesByStream(NameStage stage) throws Exception {
        Guest one = one(stage);
        stage.service.serve(one);
        try (FakeUpstream upstream = new FakeUpstream("127.0.0.1", raw -> answer(raw, 90))) {
            Message cut = stage.ask(one, "far.example", Type.A);
            assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
            assertThat(data(stage.askByStream(one, "far.example", Type.A))).hasSize(90);
        }
    }

    static void anInternalNetworkAsksNobody(NameStage stage) throws Exception {
        Guest open = one(stage);
        Guest inner =
                new Guest(
                        open.containerId(),
                        open.namespace(),
                        open.places(),
                        List.of(),
                        false,
                        false);
        stage.service.serve(inner);
        try (FakeUpstream upstream = new FakeUpstream("127.0.0.1", raw -> answer(raw, 1))) {
            assertThat(stage.ask(inner, "far.example", Type.A).getRcode())
                    .isEqualTo(Rcode.SERVFAIL);
            assertThat(data(stage.ask(inner, "one", Type.A))).containsExactly("10.0.0.1");
        }
    }

    static void aRestartOpensTheSamePortsAgainAndNobodyIsRefusedMeanwhile(NameStage stage)
            throws Exception {
        Guest one = one(stage);
        stage.service.serve(one);
        Guest gone = guest(2, stage.netns(2), List.of(), place("blue", "10.0.0.2", "two"));
        stage.service.serve(gone);
        stage.service.close();
        stage.sockets.close(one.namespace());
        stage.namespaces.delete(gone.namespace());
        assertThatThrownBy(() -> silence(stage, one))
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
        stage.sockets = new KeptPairs();
        stage.service = stage.generation();
        stage.service.begin();
        assertThat(data(stage.ask(one, "one", Type.A))).containsExactly("10.0.0.1");
        stage.service.reset(List.of(one));
        assertThat(stage.sockets.kept()).containsExactly(one.namespace());
    }

    private static Message silence(NameStage stage, Guest guest) {
        return stage.namespaces.inside(
                guest.namespace(),
                () -> {
                    try (DatagramSocket socket = new DatagramSocket()) {
                        socket.connect(NameStage.SERVER);
                        byte[] raw = Questions.of("one", Type.A).toWire();
                        socket.setSoTimeout(300);
                        socket.send(new java.net.DatagramPacket(raw, raw.length));
                        socket.receive(new java.net.DatagramPacket(new byte[512], 512));
                        return new Message();
                    }
                });
    }

    static void aPortTakenMeanwhileIsGivenUp(NameStage stage) throws Exception {
        Guest one = one(stage);
        stage.service.serve(one);
        int port =
                ((InetSocketAddress)
                                stage.sockets
                                        .open(one.namespace(), NameStage.SERVER.getAddress(), 0, 0)
                                        .datagrams()
                                        .getLocalAddress())
                        .getPort();
        stage.service.close();
        stage.sockets.close(one.namespace());
        DatagramSocket thief =
                stage.namespaces.inside(
                        one.namespace(),
                        () -> new DatagramSocket(new InetSocketAddress("0.0.0.0", port)));
        try (thief) {
            stage.service = stage.generation();
            stage.service.begin();
            assertThat(data(stage.ask(one, "one", Type.A))).containsExactly("10.0.0.1");
        }
    }

    /** Answers of a generation that came while another one still waits to be closed. */
    private static void awaitMore(AtomicInteger answered) throws InterruptedException {
        int enough = answered.get() + 10;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (answered.get() < enough) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nobody answers any more");
            }
            Thread.sleep(1);
        }
    }

    /** Two generations after each other while a guest asks without a pause: nothing is lost. */
    static void aSwapLosesNoQuestion(NameStage stage) throws Exception {
        Guest one = one(stage);
        stage.service.serve(one);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        DatagramSocket socket =
                stage.namespaces.inside(
                        one.namespace(),
                        () -> {
                            DatagramSocket made = new DatagramSocket();
                            made.connect(NameStage.SERVER);
                            return made;
                        });
        CompletableFuture<Integer> asker =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                while (!over.get()) {
                                    Message query = Questions.of("one", Type.A);
                                    if (data(NameStage.ask(socket, query)).isEmpty()) {
                                        throw new AssertionError("an empty answer");
                                    }
                                    answered.incrementAndGet();
                                }
                                return answered.get();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        for (int i = 0; i < 5; i++) {
            NamesComponent next = stage.generation();
            next.takeOver(stage.service.handOver(Duration.ofSeconds(1)));
            awaitMore(answered);
            stage.service.close();
            stage.service = next;
        }
        // Answers do not come from what an older generation knew.
        stage.service.serve(guest(1, one.namespace(), List.of(), place("blue", "10.0.0.9", "one")));
        assertThat(data(stage.ask(one, "one", Type.A))).containsExactly("10.0.0.9");
        over.set(true);
        assertThat(asker.join()).isGreaterThan(10);
    }
}
