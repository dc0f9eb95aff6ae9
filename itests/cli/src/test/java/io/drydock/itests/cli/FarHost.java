package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A host with a page, one cable away from the engine's; it knows no way to the containers. */
final class FarHost implements AutoCloseable {

    static final String NEAR_ADDRESS = "192.0.2.1";
    static final String ADDRESS = "192.0.2.2";

    private static final Pattern ADDRESSES = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+(?=[:\\]])");

    private final Path folder;
    private final Namespaces namespace = new Namespaces();
    private final Process server;

    FarHost(Engine engine) {
        String pid = namespace.within(List.of()).get(2);
        try {
            folder = Files.createTempDirectory(engine.root(), "far");
            Files.writeString(folder.resolve("index.html"), "far away\n");
            cable(engine, pid);
            server =
                    new ProcessBuilder(
                                    namespace.within(
                                            List.of(
                                                    "busybox",
                                                    "httpd",
                                                    "-f",
                                                    "-vv",
                                                    "-p",
                                                    ADDRESS + ":80",
                                                    "-h",
                                                    folder.toString())))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cable(Engine engine, String pid) {
        engine.shInside(
                        // That of an earlier one goes with its namespace, which takes a moment.
                        "ip link del near 2> /dev/null; ip link add near type veth peer name far netns %s && ip addr add %s/24 dev"
                                        .formatted(pid, NEAR_ADDRESS)
                                + " near && ip link set near up")
                .ok();
        engine.sh(
                        "nsenter -t %s -n sh -ec 'ip addr add %s/24 dev far; ip link set far up'"
                                .formatted(pid, ADDRESS))
                .ok();
    }

    /** A shell line on it; what it printed. */
    String run(String line) {
        return Command.start(folder, Map.of(), namespace.within(List.of("sh", "-c", line)))
                .input(new byte[0])
                .end()
                .stdout();
    }

    /** What an address answers to it, empty if nothing. */
    String page(String address) {
        return run("timeout 2 busybox wget -qO- http://" + address + "/");
    }

    /** The addresses it was called from. */
    Set<String> visitors() {
        try {
            return ADDRESSES
                    .matcher(Files.readString(folder.resolve("log")))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.destroyForcibly();
        namespace.close();
    }
}
