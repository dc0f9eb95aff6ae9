package io.drydock.itests.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A program that is a proxy of HTTP, for requests in plain and for tunnels, and writes the first
 * line of each connection to its standard output. With a user as its second argument, {@code
 * name:password}, it lets in nobody else.
 */
final class ForwardProxy {

    private static final int MAX_HEAD = 64 << 10;

    private final String wanted;

    private ForwardProxy(String user) {
        byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
        this.wanted =
                user.isEmpty()
                        ? ""
                        : "proxy-authorization: basic " + Base64.getEncoder().encodeToString(bytes);
    }

    /** Arguments: the port to listen on, and perhaps the user. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        ForwardProxy proxy = new ForwardProxy(arguments.length > 1 ? arguments[1] : "");
        try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("listening");
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> proxy.serve(client));
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] head = head(client.getInputStream());
            String text = new String(head, StandardCharsets.ISO_8859_1);
            String[] line = text.lines().findFirst().orElse("").split(" ");
            if (line.length < 3) {
                return;
            }
            if (!text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))) {
                System.out.println("refused " + line[0] + " " + line[1]);
                answer(
                        client,
                        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic"
                                + " realm=\"test\"\r\nContent-Length: 0\r\nConnection: close");
                return;
            }
            System.out.println(line[0] + " " + line[1]);
            boolean tunnel = line[0].equals("CONNECT");
            URI to = URI.create(tunnel ? "tunnel://" + line[1] : line[1]);
            relay(client, to, tunnel, head);
        } catch (IOException e) {
            // one of them has left
        }
    }

    /** A Go server takes the absolute address of a request, so it goes on as it came. */
    private static void relay(Socket client, URI to, boolean tunnel, byte[] head)
            throws IOException {
        try (Socket server = new Socket(to.getHost(), to.getPort())) {
            if (tunnel) {
                answer(client, "200 Connection established");
            } else {
                server.getOutputStream().write(head);
            }
            Thread up = Thread.ofVirtual().start(() -> pump(client, server));
            pump(server, client);
            client.close();
            up.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (head.size() < MAX_HEAD
                && !head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                break;
            }
            head.write(one);
        }
        return head.toByteArray();
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them has left
        }
    }
}
