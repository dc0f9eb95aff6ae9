package io.drydock.kernel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that speaks in raw bytes, as the wire has them. */
final class Client implements AutoCloseable {

    final SocketChannel channel;
    private final InputStream in;

    Client(SocketChannel channel) {
        this.channel = channel;
        in = Channels.newInputStream(channel);
    }

    Client send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Client send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return this;
    }

    /** The head of an answer, up to and with the empty line. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("connection ended in the head: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    byte[] bytes(int count) throws IOException {
        return in.readNBytes(count);
    }

    String text(int count) throws IOException {
        return new String(bytes(count), StandardCharsets.UTF_8);
    }

    byte[] rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toByteArray();
    }

    String restText() throws IOException {
        return new String(rest(), StandardCharsets.UTF_8);
    }

    Client endOutput() throws IOException {
        channel.shutdownOutput();
        return this;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
