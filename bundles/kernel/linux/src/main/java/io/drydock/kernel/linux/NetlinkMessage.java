package io.drydock.kernel.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One request being written: header, fixed part, attributes aligned to four bytes.
 *
 * <p>Layout of the header: length u32, type u16, flags u16, sequence u32, port u32.
 */
final class NetlinkMessage {

    static final int HEADER = 16;
    static final int REQUEST = 0x1;
    static final int ACK = 0x4;
    static final int REPLACE = 0x100;
    static final int EXCLUSIVE = 0x200;
    static final int DUMP = 0x300;
    static final int CREATE = 0x400;

    private static final int NESTED = 0x8000;

    private final String operation;
    private final String target;
    private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

    /**
     * A request.
     *
     * @param operation for the error text, with {@code target}
     */
    NetlinkMessage(int type, int flags, String operation, String target) {
        this.operation = operation;
        this.target = target;
        buffer.putInt(0).putShort((short) type).putShort((short) (flags | REQUEST));
        buffer.putInt(0).putInt(0);
    }

    String operation() {
        return operation;
    }

    String target() {
        return target;
    }

    boolean dump() {
        return (buffer.getShort(6) & DUMP) == DUMP;
    }

    /** Raw bytes of the fixed part; a zero byte each for an int of 0..255. */
    NetlinkMessage bytes(int... values) {
        reserve(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return this;
    }

    NetlinkMessage shortValue(int value) {
        reserve(2);
        buffer.putShort((short) value);
        return this;
    }

    NetlinkMessage intValue(int value) {
        reserve(4);
        buffer.putInt(value);
        return this;
    }

    NetlinkMessage attribute(int type, byte[] value) {
        int length = 4 + value.length;
        reserve(length + 3);
        buffer.putShort((short) length).putShort((short) type).put(value);
        pad();
        return this;
    }

    NetlinkMessage attribute(int type, String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        return attribute(type, Arrays.copyOf(raw, raw.length + 1));
    }

    NetlinkMessage attribute(int type, int value) {
        return attribute(
                type, ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array());
    }

    NetlinkMessage byteAttribute(int type, int value) {
        return attribute(type, new byte[] {(byte) value});
    }

    /** Attributes within an attribute. */
    NetlinkMessage nested(int type, Runnable content) {
        reserve(4);
        int start = buffer.position();
        buffer.putShort((short) 0).putShort((short) (type | NESTED));
        content.run();
        buffer.putShort(start, (short) (buffer.position() - start));
        return this;
    }

    /** The finished message. */
    byte[] finish(int sequence) {
        buffer.putInt(0, buffer.position());
        buffer.putInt(8, sequence);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void pad() {
        while (buffer.position() % 4 != 0) {
            buffer.put((byte) 0);
        }
    }

    private void reserve(int length) {
        if (buffer.remaining() < length) {
            byte[] larger = Arrays.copyOf(buffer.array(), buffer.capacity() * 2 + length);
            int position = buffer.position();
            buffer = ByteBuffer.wrap(larger).order(ByteOrder.nativeOrder()).position(position);
        }
    }
}
