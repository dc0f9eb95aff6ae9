package io.drydock.itests.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that asks for one name again and again, as a C library does: when there is no answer
 * within five seconds it asks once more. Started within a container's network it ends when its file
 * is gone, and then tells how it went.
 */
final class NameClient {

    private static final int ATTEMPT_MILLIS = 5_000;

    /** More than a C library makes: the engine's start may take its time where tests run. */
    private static final int ATTEMPTS = 10;

    private NameClient() {}

    public static void main(String[] arguments) throws IOException {
        Path until = Path.of(arguments[1]);
        int asked = 0;
        int repeated = 0;
        int failed = 0;
        while (Files.exists(until)) {
            for (int i = 0; i < 50; i++) {
                asked++;
                byte[] query = query(arguments[0], asked);
                int attempt = 1;
                while (attempt < ATTEMPTS && !ask(query)) {
                    attempt++;
                    repeated++;
                }
                failed += attempt < ATTEMPTS ? 0 : 1;
            }
            if (asked == 50) {
                System.out.println("asking");
            }
        }
        System.out.printf("asked %d repeated %d failed %d%n", asked, repeated, failed);
    }

    private static byte[] query(String name, int id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) (id >> 8), (byte) id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        for (String label : name.split("\\.")) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes(new byte[] {0, 0, 1, 0, 1});
        return bytes.toByteArray();
    }

    /** True for an answer with an address. */
    private static boolean ask(byte[] query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress("127.0.0.11", 53));
            socket.setSoTimeout(ATTEMPT_MILLIS);
            socket.send(new DatagramPacket(query, query.length));
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            socket.receive(packet);
            byte[] answer = packet.getData();
            return answer[0] == query[0]
                    && answer[1] == query[1]
                    && (answer[3] & 15) == 0
                    && answer[7] > 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Lets one ask within a container's network, until {@link Asking#end}. */
    static Asking start(Engine engine, String container, String name) {
        try {
            Path until = Files.createTempFile(engine.root(), "asking", "");
            Command command =
                    engine.insideStarted(
                            "nsenter",
                            "-t",
                            engine.inspect(container, "{{.State.Pid}}"),
                            "-n",
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            NameClient.class.getName(),
                            name,
                            until.toString());
            Await.until("the first answers", () -> command.soFar().contains("asking"));
            return new Asking(command, until);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A client at work. */
    record Asking(Command command, Path until) {

        /** What it tells: {@code asked N repeated M failed F}. */
        String end() {
            try {
                Files.delete(until);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return command.end().ok().lines().toList().getLast();
        }
    }
}
