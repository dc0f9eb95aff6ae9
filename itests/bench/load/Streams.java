import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Both ends of TCP connections, each run where its end is to be.
 *
 * <ul>
 *   <li>{@code listen PORT}: takes in what comes; answers the first byte of a connection, if it is
 *       a question mark, and closes it
 *   <li>{@code stream HOST PORT SECONDS}: MB/s over one connection
 *   <li>{@code connect HOST PORT SECONDS}: connections/s with a question and its answer, one after
 *       the other by each of four clients
 * </ul>
 */
final class Streams {

    private static final int CLIENTS = 4;
    private static final int QUESTION = '?';

    private Streams() {}

    static void listen(List<String> words) throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(Integer.parseInt(words.get(0))), 512);
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> take(socket));
            }
        }
    }

    private static void take(Socket socket) {
        byte[] buffer = new byte[1 << 17];
        try (socket) {
            InputStream in = socket.getInputStream();
            int read = in.read(buffer);
            if (read > 0 && buffer[0] == QUESTION) {
                socket.getOutputStream().write(QUESTION);
                return;
            }
            while (read >= 0) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // The other end has had enough.
        }
    }

    static void stream(List<String> words) throws IOException {
        byte[] buffer = new byte[1 << 17];
        long bytes = 0;
        long from = 0;
        try (Socket socket = new Socket(words.get(0), Integer.parseInt(words.get(1)))) {
            long warm = System.nanoTime() + 500_000_000L;
            long end = warm + seconds(words);
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                socket.getOutputStream().write(buffer);
                if (now < warm) {
                    from = now;
                } else {
                    bytes += buffer.length;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%.0f%n", bytes * 1e3 / (System.nanoTime() - from));
    }

    static void connect(List<String> words) throws Exception {
        InetSocketAddress server =
                new InetSocketAddress(words.get(0), Integer.parseInt(words.get(1)));
        AtomicLong answered = new AtomicLong();
        long from = System.nanoTime();
        long end = from + seconds(words);
        Crowd.run(
                CLIENTS,
                i ->
                        () -> {
                            while (System.nanoTime() < end) {
                                ask(server);
                                answered.incrementAndGet();
                            }
                            return new Tally();
                        });
        System.out.printf(Locale.ROOT, "%.0f%n", answered.get() * 1e9 / (System.nanoTime() - from));
    }

    private static void ask(InetSocketAddress server) throws IOException {
        try (Socket socket = new Socket()) {
            // Ended without a rest, or the ports of this end run out.
            socket.setSoLinger(true, 0);
            socket.setTcpNoDelay(true);
            socket.connect(server, 5_000);
            socket.getOutputStream().write(QUESTION);
            if (socket.getInputStream().read() != QUESTION) {
                throw new IOException("no answer");
            }
        }
    }

    private static long seconds(List<String> words) {
        return Long.parseLong(words.get(2)) * 1_000_000_000L;
    }
}
