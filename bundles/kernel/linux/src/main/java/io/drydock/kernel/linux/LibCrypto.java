package io.drydock.kernel.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.List;

/** OpenSSL's library of digests, where the host has one. */
final class LibCrypto {

    private static final Logger LOG = LoggerFactory.getLogger(LibCrypto.class);
    private static final List<String> NAMES = List.of("libcrypto.so.3", "libcrypto.so.1.1");

    private static final boolean PRESENT = register();

    private LibCrypto() {}

    static boolean present() {
        return PRESENT;
    }

    static native Pointer EVP_MD_CTX_new();

    static native void EVP_MD_CTX_free(Pointer context);

    static native Pointer EVP_sha256();

    static native int EVP_DigestInit_ex(
            Pointer context, Pointer type, @Nullable Pointer implementation);

    static native int EVP_DigestUpdate(Pointer context, byte[] bytes, long length);

    static native int EVP_DigestUpdate(Pointer context, ByteBuffer bytes, long length);

    static native int EVP_DigestFinal_ex(Pointer context, byte[] digest, @Nullable Pointer length);

    private static boolean register() {
        for (String name : NAMES) {
            try {
                Native.register(LibCrypto.class, name);
                return true;
            } catch (UnsatisfiedLinkError e) {
                LOG.debug("no {}: {}", name, e.getMessage());
            }
        }
        return false;
    }
}
