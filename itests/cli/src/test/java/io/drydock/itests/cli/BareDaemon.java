package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Places for a daemon that is started in ways an {@link Engine} is not, or does not start at all.
 */
final class BareDaemon implements AutoCloseable {

    private static final Path PRODUCT = Path.of(System.getProperty("drydock.product"));

    private final Namespaces namespaces = new Namespaces();
    private final List<Command> started = new ArrayList<>();
    private final Path root;

    BareDaemon() throws IOException {
        root = Files.createTempDirectory(Path.of("/var/tmp"), "drydock-bare");
        Files.createDirectory(root.resolve("commands"));
    }

    Path socket() {
        return root.resolve("s");
    }

    Path root() {
        return root;
    }

    Path dataRoot() {
        return root.resolve("data");
    }

    /** The words that start the daemon with that listener. */
    List<String> words(String host) {
        return List.of(
                PRODUCT.resolve("bin/drydockd").toString(),
                "--config-file",
                PRODUCT.resolve("etc/empty.json").toString(),
                "-H",
                host,
                "--data-root",
                dataRoot().toString(),
                "--exec-root",
                root.resolve("exec").toString(),
                "--pidfile",
                root.resolve("pid").toString());
    }

    /** Starts the words, in namespaces of their own; nothing is on standard input. */
    Command start(Map<String, String> environment, List<String> words) {
        Command command =
                Command.start(root.resolve("commands"), environment, namespaces.within(words));
        started.add(command);
        return command.input(new byte[0]);
    }

    /** The first bytes of the answer to {@code GET /_ping} on the socket. */
    String ping() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            String request = "GET /_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(4096);
            while (channel.read(answer) > 0) {}
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
    }

    /** A file of these tests. */
    static Path script(String name) {
        return Path.of("src/test/resources", name).toAbsolutePath();
    }

    @Override
    public void close() {
        started.stream().filter(Command::running).forEach(Command::terminate);
        namespaces.close();
        try {
            new ProcessBuilder("rm", "-rf", root.toString()).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("not removed: " + root, e);
        }
    }
}
