package io.drydock.itests.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP/1.1 byte by byte over a unix socket, for requests that no decent client would send. */
final class HttpConnection implements AutoCloseable {

    private final SocketChannel channel;
    private final InputStream in;

    HttpConnection(Path socket) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    /** One request without a body. */
    HttpAnswer ask(String method, String path) throws IOException {
        write(method + " " + path + " HTTP/1.1\r\nHost: d\r\n\r\n");
        return answer(method);
    }

    /** One request with a body. */
    HttpAnswer ask(String method, String path, String type, byte[] body) throws IOException {
        String kind = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        write("%s %s HTTP/1.1\r\nHost: d\r\n%s".formatted(method, path, kind));
        write("Content-Length: " + body.length + "\r\n\r\n");
        write(body);
        return answer(method);
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** The answer to what was written. */
    HttpAnswer answer(String method) throws IOException {
        HttpAnswer head = head();
        int code = head.status();
        boolean empty = method.equals("HEAD") || code == 204 || code == 304;
        return new HttpAnswer(code, head.headers(), empty ? "" : rest(head));
    }

    /** The answer without its body, which may be long in coming. */
    HttpAnswer head() throws IOException {
        String[] status = line().split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new HttpAnswer(Integer.parseInt(status[1]), headers, "");
    }

    /** The body that follows the head. */
    String rest(HttpAnswer head) throws IOException {
        return new String(body(head.headers()), StandardCharsets.UTF_8);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            all.write(exactly(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended after '" + line + "'");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
