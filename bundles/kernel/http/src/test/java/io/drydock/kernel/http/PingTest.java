package io.drydock.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class PingTest {

    @ParameterizedTest
    @ValueSource(strings = {"/_ping", "/v1.41/_ping"})
    void answersBeforeTheEngineIsThere(String path) throws Exception {
        try (Door door = new Door(null);
                Client client = door.client()) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: docker\r\n\r\n");
            String head = client.head();
            assertThat(head)
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("Api-Version: 1.56\r\n")
                    .contains("Ostype: linux\r\n")
                    .contains("Docker-Experimental: false\r\n")
                    .contains("Builder-Version: 1\r\n")
                    .contains("Swarm: inactive\r\n")
                    .contains("Cache-Control: no-cache, no-store, must-revalidate\r\n")
                    .contains("Pragma: no-cache\r\n")
                    .contains("Server: Drydock/0.1.0 (linux)\r\n")
                    .contains("Content-Type: text/plain; charset=utf-8\r\n")
                    .contains("Content-Length: 2\r\n");
            assertThat(client.text(2)).isEqualTo("OK");
        }
    }

    @Test
    void headHasNoBodyAndKeepsTheConnection() throws Exception {
        try (Door door = new Door(null);
                Client client = door.client()) {
            for (int i = 0; i < 3; i++) {
                client.send("HEAD /_ping HTTP/1.1\r\nHost: docker\r\n\r\n");
                assertThat(client.head()).contains("200 OK").contains("Content-Length: 0\r\n");
            }
        }
    }

    @Test
    void refusesVersionsOutOfRange() throws Exception {
        try (Door door = new Door(null);
                Client client = door.client()) {
            client.send("GET /v1.12/_ping HTTP/1.1\r\nHost: docker\r\n\r\n");
            assertThat(client.head()).contains(" 400 ").contains("Api-Version: 1.56");
            String old =
                    "{\"message\":\"client version 1.12 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version\"}\n";
            assertThat(client.text(old.length())).isEqualTo(old);
            client.send("GET /v1.99/_ping HTTP/1.1\r\nHost: docker\r\n\r\n");
            client.head();
            String young =
                    "{\"message\":\"client version 1.99 is too new. Maximum supported API version is 1.56\"}\n";
            assertThat(client.text(young.length())).isEqualTo(young);
        }
    }

    @Test
    void socketIsForOwnerAndGroupAndGoesAtTheEnd() throws Exception {
        Door door = new Door(null);
        assertThat(Files.getPosixFilePermissions(door.socket))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
        assertThat(Files.list(door.socket.getParent())).containsExactly(door.socket);
        door.close();
        assertThat(door.socket).doesNotExist();
    }

    @Test
    void staleSocketIsReplacedAndALiveOneIsNot(@TempDir Path folder) throws Exception {
        Door door = new Door(null);
        try {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> new UnixSocketFile(door.socket))
                    .hasMessageContaining("can't create unix socket");
        } finally {
            door.close();
        }
        Path stale = Files.createFile(folder.resolve("d.sock"));
        UnixSocketFile file = new UnixSocketFile(stale);
        Files.createFile(file.birthplace());
        file.publish("");
        assertThat(stale).exists();
    }
}
