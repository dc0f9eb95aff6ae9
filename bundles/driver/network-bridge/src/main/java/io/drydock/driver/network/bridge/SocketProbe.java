package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.PortMapping;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;

/** Tries a port by listening on it for a moment. */
final class SocketProbe implements PortProbe {

    @Override
    public Optional<String> refusal(PortMapping port) {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.ofLiteral(port.hostAddress()), port.hostPort());
        try {
            switch (port.protocol()) {
                case "tcp" -> listen(address);
                case "udp" -> receive(address);
                default -> {
                    // Java has no sockets for sctp: the table alone decides.
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(reason(String.valueOf(e.getMessage())));
        }
    }

    private static void listen(InetSocketAddress address) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address, 1);
        }
    }

    private static void receive(InetSocketAddress address) throws IOException {
        new DatagramSocket(address).close();
    }

    /** As the kernel's own words are written; Java adds others to a taken address. */
    private static String reason(String message) {
        if (message.startsWith("Address already in use")) {
            return "address already in use";
        }
        return message.isEmpty()
                ? message
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
