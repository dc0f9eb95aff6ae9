package io.drydock.driver.log.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Datagrams over UDP. */
public final class DatagramLink implements Link {

    private final DatagramChannel channel;

    private DatagramLink(DatagramChannel channel) {
        this.channel = channel;
    }

    /** Sends to a host; nobody need listen there. */
    public static DatagramLink udp(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("lookup " + host + ": no such host");
        }
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.connect(address);
        } catch (IOException e) {
            Limits.close(channel);
            throw e;
        }
        return new DatagramLink(channel);
    }

    @Override
    public void send(byte[] bytes, int length) throws IOException {
        channel.write(ByteBuffer.wrap(bytes, 0, length));
    }

    @Override
    public void close() {
        Limits.close(channel);
    }
}
