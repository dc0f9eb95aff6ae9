import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive HTTP/1.1 connection, one request at a time; opened again where the engine ends it.
 * Written by hand because the JDK's client knows no unix sockets, and to cost next to nothing
 * beside the engine that is measured.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** What came back. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final URI address;
    private SocketChannel channel;
    private InputStream in;
    private boolean ended;

    private Wire(URI address) throws IOException {
        this.address = address;
        connect();
    }

    /** Connects to {@code unix:///path} or {@code tcp://host:port}. */
    static Wire open(String address) throws IOException {
        return new Wire(URI.create(address));
    }

    private void connect() throws IOException {
        if (address.getScheme().equals("unix")) {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(address.getPath()));
        } else {
            channel =
                    SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        }
        in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        ended = false;
    }

    /** A request as bytes, to be sent as often as one likes. */
    static byte[] request(String method, String path, String type, byte[] body) {
        String head =
                method + " " + path + " HTTP/1.1\r\nHost: bench\r\nContent-Length: " + body.length;
        head += body.length == 0 ? "\r\n\r\n" : "\r\nContent-Type: " + type + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
    }

    /** Sends and reads the whole answer. */
    Answer ask(byte[] request) throws IOException {
        Body body = send(request);
        return new Answer(body.status, body.readAllBytes());
    }

    /** Asks with a JSON body, which may be empty. */
    Answer ask(String method, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return ask(request(method, path, "application/json", body));
    }

    /** Sends, reads the head and leaves the body to the caller, who reads it to its end. */
    Body send(byte[] request) throws IOException {
        if (ended) {
            channel.close();
            connect();
        }
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        Body body = new Body(in);
        ended = body.closes;
        return body;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
