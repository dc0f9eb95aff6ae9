package io.drydock.driver.proxy.userland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.network.ProxyDriver.Forward;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** From one loopback address to another. */
class UserlandProxyTest {

    private final UserlandProxy proxy = new UserlandProxy();

    @AfterEach
    void stop() {
        proxy.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Forward tcp(int port, int target) {
        return new Forward("tcp", "127.0.0.2", port, "127.0.0.1", target);
    }

    /** Answers a connection with what it was told, after its end was told. */
    private static ServerSocket echo() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            while (true) {
                                try (Socket peer = server.accept()) {
                                    byte[] told = peer.getInputStream().readAllBytes();
                                    peer.getOutputStream().write(told);
                                } catch (IOException e) {
                                    return;
                                }
                            }
                        });
        return server;
    }

    @Test
    void aHalfClosedConnectionStillGetsItsAnswer() throws IOException {
        try (ServerSocket server = echo()) {
            int port = freePort();
            proxy.open(tcp(port, server.getLocalPort()));
            proxy.open(tcp(port, server.getLocalPort()));
            try (Socket socket = new Socket("127.0.0.2", port)) {
                byte[] much = "ahoy".repeat(100_000).getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(much);
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).isEqualTo(much);
            }
        }
    }

    @Test
    void connectionsOutliveTheListener() throws IOException {
        try (ServerSocket server = echo()) {
            int port = freePort();
            Forward forward = tcp(port, server.getLocalPort());
            proxy.open(forward);
            try (Socket socket = new Socket("127.0.0.2", port)) {
                socket.getOutputStream().write('a');
                proxy.close(forward);
                assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
                        .isInstanceOf(IOException.class);
                socket.getOutputStream().write('b');
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).containsExactly('a', 'b');
            }
        }
    }

    @Test
    void datagramsComeBackToWhoeverSentThem() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = freePort();
            proxy.open(new Forward("udp", "127.0.0.2", port, "127.0.0.1", server.getLocalPort()));
            try (DatagramSocket one = new DatagramSocket();
                    DatagramSocket two = new DatagramSocket()) {
                for (DatagramSocket caller : List.of(one, two)) {
                    caller.setSoTimeout(5000);
                    byte[] text = ("" + caller.getLocalPort()).getBytes(StandardCharsets.UTF_8);
                    caller.send(
                            new DatagramPacket(
                                    text, text.length, InetAddress.ofLiteral("127.0.0.2"), port));
                    DatagramPacket seen = new DatagramPacket(new byte[100], 100);
                    server.receive(seen);
                    server.send(seen);
                }
                for (DatagramSocket caller : List.of(two, one)) {
                    DatagramPacket answer = new DatagramPacket(new byte[100], 100);
                    caller.receive(answer);
                    assertThat(new String(answer.getData(), 0, answer.getLength()))
                            .isEqualTo("" + caller.getLocalPort());
                }
            }
        }
    }

    @Test
    void aPortOfSomebodyElseIsRefused() throws IOException {
        try (ServerSocket held = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.2"))) {
            assertThatThrownBy(() -> proxy.open(tcp(held.getLocalPort(), 1)))
                    .isInstanceOf(DriverException.class)
                    .hasMessageEndingWith("address already in use");
            assertThat(proxy.exactly(List.of(tcp(held.getLocalPort(), 1)))).isEmpty();
        }
    }

    @Test
    void exactlyWhatIsDeclaredIsListenedTo() throws IOException {
        Forward old = tcp(freePort(), 1);
        Forward fresh = tcp(freePort(), 2);
        proxy.open(old);
        assertThat(proxy.exactly(List.of(fresh)))
                .containsExactly("no longer listening on " + old, "listening on " + fresh);
        assertThat(proxy.exactly(List.of(fresh))).isEmpty();
    }

    @Test
    void anotherGenerationListensBesideTheOldOne() throws IOException {
        try (ServerSocket server = echo()) {
            int port = freePort();
            proxy.open(tcp(port, server.getLocalPort()));
            UserlandProxy next = new UserlandProxy();
            next.open(tcp(port, server.getLocalPort()));
            proxy.stop();
            try (Socket socket = new Socket("127.0.0.2", port)) {
                socket.getOutputStream().write('x');
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).containsExactly('x');
            } finally {
                next.stop();
            }
        }
    }
}
