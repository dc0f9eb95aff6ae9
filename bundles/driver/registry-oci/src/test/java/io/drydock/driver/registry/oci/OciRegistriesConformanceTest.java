package io.drydock.driver.registry.oci;

import io.drydock.api.spi.registry.RegistryDriver;
import io.drydock.sdk.testkit.registry.RegistryDriverConformance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Against Debian's docker-registry, where it is installed. */
class OciRegistriesConformanceTest extends RegistryDriverConformance {

    private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");

    @TempDir private static Path folder;
    private static Process server;
    private static String domain;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "docker-registry is not installed");
        int port = freePort();
        domain = "127.0.0.1:" + port;
        Path file = folder.resolve("registry.yml");
        Files.writeString(
                file,
                """
                version: 0.1
                log: {level: error}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "%s"}
                """
                        .formatted(folder.resolve("data"), domain));
        server =
                new ProcessBuilder(PROGRAM.toString(), "serve", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        while (!listens(port)) {
            if (!server.isAlive()) {
                throw new AssertionError(Files.readString(folder.resolve("log")));
            }
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    protected RegistryDriver driver() {
        Reach reach = new Reach(List.of(), List.of(), ProxyChoice.of("", "", "*"));
        return new OciRegistries(() -> reach, new Certificates(List.of()));
    }

    @Override
    protected String domain() {
        return domain;
    }
}
