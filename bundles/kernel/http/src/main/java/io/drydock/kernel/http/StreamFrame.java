package io.drydock.kernel.http;

import io.drydock.api.spi.stream.AttachPoint;

import java.nio.ByteBuffer;

/** The eight byte header of a multiplexed stream: type, three zeros, big-endian length. */
final class StreamFrame {

    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;

    private StreamFrame() {}

    /** The header for a payload of {@code length} bytes that came as an attach packet. */
    static ByteBuffer header(int packetType, int length) {
        byte type = packetType == AttachPoint.STDERR ? STDERR : STDOUT;
        return ByteBuffer.allocate(8).put(type).put(new byte[3]).putInt(length).flip();
    }
}
