package io.drydock.kernel.http;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.linux.SeqPacketSockets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A monitor and its process in memory: one connection, with bounded queues both ways. */
final class FakeProcess implements SeqPacketSockets {

    private static final byte[] EOF = new byte[0];

    private final BlockingQueue<byte[]> output = new ArrayBlockingQueue<>(64);
    final ByteArrayOutputStream stdin = new ByteArrayOutputStream();
    final CountDownLatch connected = new CountDownLatch(1);
    final CountDownLatch stdinEnded = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    volatile boolean echo;

    /** Writes a packet of the given stream; waits while the reader is behind. */
    void print(int type, byte[] payload) throws InterruptedException {
        byte[] packet = new byte[payload.length + 1];
        packet[0] = (byte) type;
        System.arraycopy(payload, 0, packet, 1, payload.length);
        output.put(packet);
    }

    void print(int type, String text) throws InterruptedException {
        print(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The process ends. */
    void exit() throws InterruptedException {
        output.put(EOF);
    }

    synchronized String stdinText() {
        return stdin.toString(StandardCharsets.UTF_8);
    }

    synchronized byte[] stdinBytes() {
        return stdin.toByteArray();
    }

    private synchronized void received(byte[] bytes) {
        stdin.writeBytes(bytes);
    }

    @Override
    public SeqPacketConnection connect(Path path) {
        connected.countDown();
        return new Connection();
    }

    @Override
    public SeqPacketConnection connectDatagram(Path path) {
        throw new UnsupportedOperationException("a monitor takes connections only");
    }

    private final class Connection implements SeqPacketConnection {

        @Override
        public int read(ByteBuffer into, Duration limit) {
            try {
                byte[] packet = output.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (packet == null) {
                    throw new LinuxException(Errno.ETIMEDOUT, "read", "fake");
                }
                into.put(packet);
                return packet == EOF ? -1 : packet.length;
            } catch (InterruptedException e) {
                throw new LinuxException(Errno.EINTR, "read", "fake");
            }
        }

        @Override
        public void write(ByteBuffer packet, Duration limit) {
            byte[] bytes = new byte[packet.remaining()];
            packet.get(bytes);
            received(bytes);
            if (echo) {
                try {
                    print(2, bytes);
                } catch (InterruptedException e) {
                    throw new LinuxException(Errno.EINTR, "write", "fake");
                }
            }
        }

        @Override
        public void shutdownWrite() {
            stdinEnded.countDown();
        }

        @Override
        public void close() {
            closed.countDown();
            output.offer(EOF);
        }
    }
}
