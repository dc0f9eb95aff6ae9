package io.drydock.itests.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A syslog server on a Unix socket, which lies outside of any network namespace. */
final class LineServer implements AutoCloseable {

    private final ServerSocketChannel server;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LineServer(ServerSocketChannel server) {
        this.server = server;
    }

    static LineServer listen(Path socket) {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
            LineServer server = new LineServer(channel);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Texts of the messages so far, without their heads. */
    List<String> texts() {
        return lines.stream().map(line -> line.substring(line.indexOf("]: ") + 3)).toList();
    }

    List<String> lines() {
        return lines;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> read(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void read(SocketChannel client) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(client), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // the engine was killed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
