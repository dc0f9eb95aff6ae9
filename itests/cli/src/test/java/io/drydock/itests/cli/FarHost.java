package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A host with a page, one cable away from the engine's; it knows no way to the containers. */
final class FarHost implements AutoCloseable {

    static final String NEAR_ADDRESS = "192.0.2.1";
    static final String ADDRESS = "192.0.2.2";

    private final Path folder;
    private final Namespaces namespace = new Namespaces();
    private final Process server;

    FarHost(Engine engine) {
        folder = engine.root().resolve("far");
        String pid = namespace.within(List.of()).get(2);
        String page = "HTTP/1.0 200 OK\\r\\n\\r\\nfar away\\n";
        String answer = "echo $TCPREMOTEIP >> %s/visitors; printf \"%s\"".formatted(folder, page);
        try {
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("answer"), "#!/bin/sh\n" + answer + "\n");
            cable(engine, pid);
            server =
                    new ProcessBuilder(
                                    namespace.within(
                                            List.of(
                                                    "busybox",
                                                    "tcpsvd",
                                                    ADDRESS,
                                                    "80",
                                                    "sh",
                                                    folder.resolve("answer").toString())))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cable(Engine engine, String pid) {
        engine.shInside(
                        "ip link add near type veth peer name far netns %s && ip addr add %s/24 dev"
                                        .formatted(pid, NEAR_ADDRESS)
                                + " near && ip link set near up")
                .ok();
        engine.sh(
                        "nsenter -t %s -n sh -ec 'ip addr add %s/24 dev far; ip link set far up'"
                                .formatted(pid, ADDRESS))
                .ok();
    }

    /** The addresses it was called from. */
    Set<String> visitors() {
        try {
            return Files.readAllLines(folder.resolve("visitors")).stream()
                    .map(line -> line.replaceAll(":\\d+$", "").strip())
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
