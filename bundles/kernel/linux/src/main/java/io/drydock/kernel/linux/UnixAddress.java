package io.drydock.kernel.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** struct sockaddr_un. */
final class UnixAddress {

    static final int FAMILY = 1;

    /** Longest path, its final zero included. */
    static final int PATH_BYTES = 108;

    private UnixAddress() {}

    /** Whether a path fits as it stands. */
    static boolean fits(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length < PATH_BYTES;
    }

    /** A path, or an abstract name when it begins with {@code @}. */
    static byte[] of(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length >= PATH_BYTES) {
            throw new IllegalArgumentException("socket path too long: " + path);
        }
        boolean hidden = path.startsWith("@");
        ByteBuffer address =
                ByteBuffer.allocate(2 + name.length + (hidden ? 0 : 1))
                        .order(ByteOrder.nativeOrder());
        address.putShort((short) FAMILY).put(name);
        if (hidden) {
            address.put(2, (byte) 0);
        }
        return address.array();
    }
}
