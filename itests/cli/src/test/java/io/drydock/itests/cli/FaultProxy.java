package io.drydock.itests.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A program between the engine and a registry that does to the bodies of large blobs what a line of
 * its standard input says, and writes each request it gets to its standard output:
 *
 * <pre>
 * pass | cut BYTES TIMES | corrupt | endless | slow MILLIS | silent BYTES TIMES | norange BYTES
 * busy SECONDS TIMES | expired TIMES | drop BYTES TIMES | hang BYTES TIMES (of uploads)
 * </pre>
 */
final class FaultProxy {

    private static final int LARGE = 64 << 10;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int PIECE = 32 << 10;
    private static final Set<String> NOT_COPIED =
            Set.of("transfer-encoding", "content-length", "connection", "date");

    private final String target;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger left = new AtomicInteger();
    private volatile String fault = "pass";
    private volatile long amount;

    private FaultProxy(String target) {
        this.target = target;
    }

    /** Arguments: the port to listen on and the port of the registry. */
    public static void main(String[] arguments) throws IOException {
        FaultProxy proxy = new FaultProxy("http://127.0.0.1:" + arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", proxy::handle);
        server.start();
        front(Integer.parseInt(arguments[0]), server.getAddress().getPort());
        System.out.println("listening");
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        lines.lines().forEach(proxy::instruct);
        System.exit(0);
    }

    /** Hangs up at once on those who try TLS; a server of the JDK would let them wait. */
    private static void front(int port, int behind) throws IOException {
        ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (true) {
                                Socket client = accepted(socket);
                                Thread.ofVirtual().start(() -> join(client, behind));
                            }
                        });
    }

    private static Socket accepted(ServerSocket socket) {
        try {
            return socket.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Socket client, int behind) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            int first = client.getInputStream().read();
            if (first < 0 || first == TLS_HANDSHAKE) {
                return;
            }
            server.getOutputStream().write(first);
            Thread up = Thread.ofVirtual().start(() -> pump(client, server));
            pump(server, client);
            up.join();
        } catch (IOException | InterruptedException e) {
            // one of them has left
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them has left
        }
        try {
            from.shutdownInput();
        } catch (IOException e) {
            // it has
        }
    }

    private void instruct(String line) {
        String[] words = line.split(" ");
        amount = words.length > 1 ? Long.parseLong(words[1]) : 0;
        boolean countOnly = words[0].equals("expired");
        left.set(
                countOnly
                        ? (int) amount
                        : words.length > 2 ? Integer.parseInt(words[2]) : Integer.MAX_VALUE);
        fault = words[0];
        System.out.println("now " + line);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        System.out.println(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + (range == null ? "" : " " + range));
        try (exchange) {
            if (refused(exchange) || dropped(exchange)) {
                return;
            }
            HttpResponse<InputStream> answer =
                    client.send(request(exchange), BodyHandlers.ofInputStream());
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!NOT_COPIED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                                    exchange.getResponseHeaders().put(name, here(values));
                                }
                            });
            relay(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where to go on is this way again. */
    private List<String> here(List<String> values) {
        return values.stream().map(value -> value.replaceFirst("^" + target, "")).toList();
    }

    /** Hangs up in the middle of an upload. */
    private boolean dropped(HttpExchange exchange) throws IOException {
        boolean hangs = fault.equals("hang");
        if (!(hangs || fault.equals("drop"))
                || !exchange.getRequestMethod().equals("PATCH")
                || left.getAndDecrement() <= 0) {
            return false;
        }
        exchange.getRequestBody().skipNBytes(amount);
        if (hangs) {
            LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(2));
        }
        return true;
    }

    private boolean refused(HttpExchange exchange) throws IOException {
        boolean blob = exchange.getRequestURI().getPath().contains("/blobs/sha256");
        boolean named = fault.equals("busy") || fault.equals("expired");
        if (!blob || !named || left.getAndDecrement() <= 0) {
            return false;
        }
        boolean busy = fault.equals("busy");
        if (busy) {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(amount));
        } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
        }
        byte[] text =
                (busy
                                ? "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\",\"message\":\"You have"
                                        + " reached your pull rate limit\"}]}"
                                : "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication"
                                        + " required\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(busy ? 429 : 401, text.length);
        exchange.getResponseBody().write(text);
        return true;
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
        for (String name : new String[] {"Accept", "Authorization", "Range", "Content-Type"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null && !(name.equals("Range") && fault.equals("norange"))) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private void relay(HttpExchange exchange, HttpResponse<InputStream> answer)
            throws IOException, InterruptedException {
        long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        boolean large =
                !head && length > LARGE && exchange.getRequestURI().getPath().contains("/blobs/");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(Math.max(0, length)));
        }
        String now = large ? fault : "pass";
        exchange.sendResponseHeaders(
                answer.statusCode(),
                head ? -1 : now.equals("endless") ? 0 : length > 0 ? length : -1);
        if (!head && length != 0) {
            copy(now, answer.body(), exchange.getResponseBody());
        }
    }

    private void copy(String now, InputStream from, OutputStream to)
            throws IOException, InterruptedException {
        long sent = 0;
        byte[] piece = new byte[PIECE];
        for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
            if (now.equals("slow")) {
                Thread.sleep(amount);
            }
            if (now.equals("corrupt") && sent == 0) {
                piece[count - 1] ^= 1;
            }
            boolean stops = now.equals("cut") || now.equals("silent") || now.equals("norange");
            if (stops && sent + count > amount && left.getAndDecrement() > 0) {
                to.write(piece, 0, (int) (amount - sent));
                to.flush();
                if (now.equals("silent")) {
                    Thread.sleep(120_000);
                }
                return;
            }
            to.write(piece, 0, count);
            to.flush();
            sent += count;
        }
        while (now.equals("endless")) {
            to.write(piece);
        }
    }
}
