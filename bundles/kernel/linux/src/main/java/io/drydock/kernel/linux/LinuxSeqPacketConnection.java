package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.SeqPacketConnection;

import java.nio.ByteBuffer;
import java.time.Duration;

/** A connected packet socket. */
final class LinuxSeqPacketConnection implements SeqPacketConnection {

    private static final int NO_SIGNAL = 0x4000;
    private static final int SHUT_WRITE = 1;

    private final PolledStream stream;

    LinuxSeqPacketConnection(PolledStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(ByteBuffer into, Duration limit) {
        byte[] bytes = new byte[into.remaining()];
        int count = receive(bytes, limit);
        into.put(bytes, 0, count);
        return count == 0 ? -1 : count;
    }

    private int receive(byte[] bytes, Duration limit) {
        try {
            return stream.whenReadable(
                    fd -> (int) LibC.recv(fd, bytes, bytes.length, 0), limit, "receive from");
        } catch (LinuxException e) {
            if (e.is(Errno.ECONNRESET)) {
                return 0;
            }
            throw e;
        }
    }

    @Override
    public void write(ByteBuffer packet, Duration limit) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        stream.whenWritable(
                fd -> (int) LibC.send(fd, bytes, bytes.length, NO_SIGNAL), limit, "send to");
    }

    @Override
    public void shutdownWrite() {
        stream.descriptor()
                .use(
                        fd ->
                                Calls.check(
                                        LibC.shutdown(fd, SHUT_WRITE),
                                        "shutdown",
                                        stream.descriptor().name()));
    }

    @Override
    public void close() {
        stream.close();
    }
}
