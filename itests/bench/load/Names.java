import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code names SERVER NAME SECONDS}: asks for the addresses of a name, eight clients one question
 * after the other each. One line: answers/s, questions without an answer within a second.
 */
final class Names {

    private static final int CLIENTS = 8;
    private static final int WAIT_MILLIS = 1_000;

    private Names() {}

    static void run(List<String> words) throws Exception {
        AtomicLong answered = new AtomicLong();
        AtomicLong lost = new AtomicLong();
        byte[] question = question(words.get(1));
        long from = System.nanoTime();
        long end = from + Long.parseLong(words.get(2)) * 1_000_000_000L;
        Crowd.run(
                CLIENTS,
                i ->
                        () -> {
                            try (DatagramSocket socket = new DatagramSocket()) {
                                socket.connect(new InetSocketAddress(words.get(0), 53));
                                socket.setSoTimeout(WAIT_MILLIS);
                                while (System.nanoTime() < end) {
                                    (ask(socket, question) ? answered : lost).incrementAndGet();
                                }
                            }
                            return new Tally();
                        });
        System.out.printf(
                Locale.ROOT,
                "%.0f %d%n",
                answered.get() * 1e9 / (System.nanoTime() - from),
                lost.get());
    }

    private static boolean ask(DatagramSocket socket, byte[] question) throws Exception {
        socket.send(new DatagramPacket(question, question.length));
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return false;
        }
        byte[] answer = packet.getData();
        if ((answer[3] & 15) != 0 || answer[7] == 0) {
            throw new IllegalStateException("no address in the answer");
        }
        return true;
    }

    private static byte[] question(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        bytes.write(name.length());
        bytes.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[] {0, 0, 1, 0, 1});
        return bytes.toByteArray();
    }
}
