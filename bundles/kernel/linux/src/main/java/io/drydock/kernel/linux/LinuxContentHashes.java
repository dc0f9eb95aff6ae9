package io.drydock.kernel.linux;

import com.sun.jna.Pointer;

import io.drydock.api.spi.linux.ContentHashes;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Digests by libcrypto, or by the JDK where there is none. */
@Component(service = ContentHashes.class)
public final class LinuxContentHashes implements ContentHashes {

    private static final int SHA256_BYTES = 32;

    @Override
    public ContentHash sha256() {
        return LibCrypto.present() ? new NativeHash() : new JavaHash();
    }

    static final class NativeHash implements ContentHash {

        private @Nullable Pointer context;

        NativeHash() {
            Pointer made = LibCrypto.EVP_MD_CTX_new();
            context = made;
            require(LibCrypto.EVP_DigestInit_ex(made, LibCrypto.EVP_sha256(), null));
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            byte[] whole = offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
            require(LibCrypto.EVP_DigestUpdate(open(), whole, length));
        }

        @Override
        public void update(ByteBuffer bytes) {
            if (bytes.isDirect()) {
                // A slice, since native code sees the start of a buffer and not its position.
                require(LibCrypto.EVP_DigestUpdate(open(), bytes.slice(), bytes.remaining()));
            } else {
                ContentHash.super.update(bytes);
            }
        }

        @Override
        public byte[] finish() {
            byte[] digest = new byte[SHA256_BYTES];
            require(LibCrypto.EVP_DigestFinal_ex(open(), digest, null));
            close();
            return digest;
        }

        @Override
        public void close() {
            Pointer last = context;
            context = null;
            if (last != null) {
                LibCrypto.EVP_MD_CTX_free(last);
            }
        }

        private Pointer open() {
            if (context == null) {
                throw new IllegalStateException("the digest has ended");
            }
            return context;
        }

        private static void require(int result) {
            if (result != 1) {
                throw new IllegalStateException("libcrypto refuses SHA-256");
            }
        }
    }

    static final class JavaHash implements ContentHash {

        private final MessageDigest digest;

        JavaHash() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes.duplicate());
        }

        @Override
        public byte[] finish() {
            return digest.digest();
        }

        @Override
        public void close() {}
    }
}
