package io.drydock.itests.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that answers every question for a name with one address, at port 53. */
final class FakeNameServer {

    private static final byte[] RECORD = {
        (byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4,
    };

    private FakeNameServer() {}

    public static void main(String[] arguments) throws IOException {
        InetAddress address = InetAddress.ofLiteral(arguments[1]);
        InetSocketAddress place = new InetSocketAddress(InetAddress.ofLiteral(arguments[0]), 53);
        try (DatagramSocket socket = new DatagramSocket(place)) {
            System.out.println("listening");
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                byte[] reply = reply(packet, address);
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        }
    }

    /** The question, with the answer behind it. */
    private static byte[] reply(DatagramPacket question, InetAddress address) {
        int length = question.getLength();
        byte[] reply = Arrays.copyOf(question.getData(), length + RECORD.length + 4);
        reply[2] |= (byte) 0x80;
        reply[7] = 1;
        System.arraycopy(RECORD, 0, reply, length, RECORD.length);
        System.arraycopy(address.getAddress(), 0, reply, length + RECORD.length, 4);
        return reply;
    }

    /** Lets one answer within a container's network; the caller ends it. */
    static Command start(Engine engine, String container, String place, String address) {
        Command command =
                engine.insideStarted(
                        "nsenter",
                        "-t",
                        engine.inspect(container, "{{.State.Pid}}"),
                        "-n",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeNameServer.class.getName(),
                        place,
                        address);
        Await.until("the server", () -> command.soFar().contains("listening"));
        return command;
    }
}
