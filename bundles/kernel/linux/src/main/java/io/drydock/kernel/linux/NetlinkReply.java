package io.drydock.kernel.linux;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One message of the kernel, without its header. */
final class NetlinkReply {

    private static final int TYPE_MASK = 0x3fff;

    private final int type;
    private final byte[] body;
    private final ByteBuffer view;

    NetlinkReply(int type, byte[] body) {
        this.type = type;
        this.body = body;
        this.view = ByteBuffer.wrap(body).order(ByteOrder.nativeOrder());
    }

    int type() {
        return type;
    }

    int byteAt(int offset) {
        return view.get(offset) & 0xff;
    }

    int intAt(int offset) {
        return view.getInt(offset);
    }

    /** The attributes after a fixed part of this size. */
    Attributes attributes(int fixed) {
        return new Attributes(parse(body, fixed, body.length));
    }

    private static Map<Integer, byte[]> parse(byte[] raw, int start, int end) {
        Map<Integer, byte[]> found = new HashMap<>();
        ByteBuffer view = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
        int at = start;
        while (at + 4 <= end) {
            int length = view.getShort(at) & 0xffff;
            if (length < 4 || at + length > end) {
                break;
            }
            int key = view.getShort(at + 2) & TYPE_MASK;
            found.put(key, Arrays.copyOfRange(raw, at + 4, at + length));
            at += length + 3 & ~3;
        }
        return found;
    }

    /**
     * Attributes by their number.
     *
     * @param values raw
     */
    record Attributes(Map<Integer, byte[]> values) {

        byte @Nullable [] raw(int key) {
            return values.get(key);
        }

        int intValue(int key) {
            byte[] raw = values.get(key);
            return raw == null || raw.length < 4
                    ? 0
                    : ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder()).getInt();
        }

        String text(int key) {
            byte[] raw = values.get(key);
            return raw == null ? "" : CString.read(raw, 0, raw.length);
        }

        Attributes nested(int key) {
            byte[] raw = values.get(key);
            return new Attributes(raw == null ? Map.of() : parse(raw, 0, raw.length));
        }
    }
}
