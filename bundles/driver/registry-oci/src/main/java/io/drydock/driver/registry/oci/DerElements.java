package io.drydock.driver.registry.oci;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Walks over a row of DER elements. */
final class DerElements {

    private final ByteBuffer bytes;

    DerElements(byte[] encoded) {
        this.bytes = ByteBuffer.wrap(encoded);
    }

    boolean more() {
        return bytes.hasRemaining();
    }

    /** Of the element that comes next. */
    int tag() {
        return bytes.get(bytes.position()) & 0xff;
    }

    /** Goes on within the next element, which must be of that kind. */
    void enter(int tag) throws GeneralSecurityException {
        if (!more() || tag() != tag) {
            throw broken();
        }
        int length = header();
        bytes.limit(bytes.position() + length);
    }

    void skip() throws GeneralSecurityException {
        content();
    }

    byte[] content() throws GeneralSecurityException {
        byte[] content = new byte[header()];
        bytes.get(content);
        return content;
    }

    /** Reads tag and length; the content follows and is whole. */
    private int header() throws GeneralSecurityException {
        try {
            bytes.get();
            int length = bytes.get() & 0xff;
            if (length > 0x80) {
                int count = length - 0x80;
                length = 0;
                for (int i = 0; i < count; i++) {
                    length = length << 8 | bytes.get() & 0xff;
                }
            }
            if (length < 0 || length > bytes.remaining()) {
                throw broken();
            }
            return length;
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    private static GeneralSecurityException broken() {
        return new GeneralSecurityException("not the encoding of a key");
    }
}
