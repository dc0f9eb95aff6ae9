package io.drydock.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Answers the first request on a unix socket with what it was told, and keeps that request. */
final class OneAnswerServer implements AutoCloseable {

    private final ServerSocketChannel listener;
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private volatile String answer = "";

    OneAnswerServer(Path socket) throws IOException {
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    void answers(String status, String body) {
        answer =
                "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, body.length(), body);
    }

    void answersInChunks(String body) {
        answer =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                        + "\r\n3\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
                                .formatted(
                                        body.substring(0, 3), body.length() - 3, body.substring(3));
    }

    String request() {
        return request.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void serve() {
        try (SocketChannel client = listener.accept()) {
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (!isWhole(received.toString(StandardCharsets.US_ASCII))
                    && client.read(buffer.clear()) >= 0) {
                received.write(buffer.array(), 0, buffer.position());
            }
            request.complete(received.toString(StandardCharsets.US_ASCII));
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        } catch (ClosedChannelException e) {
            request.cancel(false);
        } catch (IOException e) {
            request.completeExceptionally(e);
        }
    }

    private static boolean isWhole(String received) {
        int body = received.indexOf("\r\n\r\n") + 4;
        String length = received.replaceFirst("(?s).*Content-Length: ([0-9]+).*", "$1");
        return body > 3 && received.length() >= body + Integer.parseInt(length);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
