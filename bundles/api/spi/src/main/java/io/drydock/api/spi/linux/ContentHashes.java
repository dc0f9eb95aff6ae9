package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.ByteBuffer;

/**
 * Digests of large contents at the speed of the processor.
 *
 * <p>With the engine's small compiler the JDK's own SHA-256 makes 75 MB/s where the host's
 * libcrypto makes 1 500. Where there is no such library it is the JDK's.
 */
@ProviderType
public interface ContentHashes {

    /** Begins a SHA-256 digest. */
    ContentHash sha256();

    /** One digest under way; used by one thread at a time. */
    interface ContentHash extends AutoCloseable {

        /** Takes bytes in. */
        void update(byte[] bytes, int offset, int length);

        /**
         * Takes in what remains of a buffer, which is left as it was. Direct buffers are the
         * fastest: nothing is copied.
         */
        default void update(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            update(copy, 0, copy.length);
        }

        /** The 32 bytes of the digest; ends it. */
        byte[] finish();

        /** Gives up what it holds. Idempotent, not needed after {@link #finish}. */
        @Override
        void close();
    }
}
