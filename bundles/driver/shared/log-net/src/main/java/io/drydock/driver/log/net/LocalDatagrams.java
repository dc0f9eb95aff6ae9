package io.drydock.driver.log.net;

import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.linux.SeqPacketSockets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Datagrams to a local socket, which Java has no words for. */
public final class LocalDatagrams implements Link {

    private final SeqPacketConnection connection;

    private LocalDatagrams(SeqPacketConnection connection) {
        this.connection = connection;
    }

    /** Connects to a local socket. */
    public static LocalDatagrams connect(SeqPacketSockets sockets, Path path) throws IOException {
        try {
            return new LocalDatagrams(sockets.connectDatagram(path));
        } catch (LinuxException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void send(byte[] bytes, int length) throws IOException {
        try {
            connection.write(ByteBuffer.wrap(bytes, 0, length), Limits.SEND);
        } catch (LinuxException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
