package io.drydock.driver.log.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A stream over TCP or a Unix socket. */
public final class StreamLink implements Link {

    private final SocketChannel channel;
    private final String whom;

    private StreamLink(SocketChannel channel, String whom) {
        this.channel = channel;
        this.whom = whom;
    }

    /** Connects to a host. */
    public static StreamLink tcp(String host, int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        String whom = host + ":" + port;
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            Limits.close(channel);
            throw new IOException("lookup " + host + ": no such host");
        }
        connect(channel, whom, () -> channel.connect(address));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        return new StreamLink(channel, whom);
    }

    /** Connects to a local socket. */
    public static StreamLink unix(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
        connect(channel, path.toString(), () -> channel.connect(address));
        return new StreamLink(channel, path.toString());
    }

    private static void connect(SocketChannel channel, String whom, Limits.Call<Boolean> call)
            throws IOException {
        try {
            Limits.within(Limits.CONNECT, whom, channel, call);
        } catch (IOException e) {
            Limits.close(channel);
            throw new IOException("dial " + whom + ": " + e.getMessage(), e);
        }
    }

    SocketChannel channel() {
        return channel;
    }

    String whom() {
        return whom;
    }

    @Override
    public void send(byte[] bytes, int length) throws IOException {
        requireOpen();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        Limits.within(
                Limits.SEND,
                whom,
                channel,
                () -> {
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    return true;
                });
    }

    /**
     * What is written to a connection that its peer has closed is lost without an error, the first
     * time; so its end is looked for before.
     */
    private void requireOpen() throws IOException {
        channel.configureBlocking(false);
        try {
            if (channel.read(ByteBuffer.allocate(1)) < 0) {
                throw new IOException(whom + " has closed the connection");
            }
        } finally {
            if (channel.isOpen()) {
                channel.configureBlocking(true);
            }
        }
    }

    @Override
    public int receive(byte[] into) throws IOException {
        return Limits.within(Limits.SEND, whom, channel, () -> channel.read(ByteBuffer.wrap(into)));
    }

    @Override
    public void close() {
        Limits.close(channel);
    }
}
