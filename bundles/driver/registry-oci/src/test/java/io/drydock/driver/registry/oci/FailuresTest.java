package io.drydock.driver.registry.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class FailuresTest {

    @Test
    void whoClosesWithoutAWordIsAnEndOfFile() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpClient client = HttpClient.newHttpClient()) {
            Thread.ofVirtual().start(() -> closeAll(server));
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v2/");
            IOException failure =
                    catchThrowableOfType(
                            IOException.class,
                            () ->
                                    client.send(
                                            HttpRequest.newBuilder(uri).build(),
                                            BodyHandlers.discarding()));
            assertThat(Failures.unreachable("GET", uri, failure))
                    .hasMessage("Get \"" + uri + "\": EOF");
        }
    }

    /** Until the server socket is closed. */
    private static void closeAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket one = server.accept()) {
                // The request is read, or the close would be a reset.
                assertThat(one.getInputStream().read(new byte[4096])).isPositive();
            } catch (IOException e) {
                assertThat(server.isClosed()).as(e.toString()).isTrue();
            }
        }
    }
}
