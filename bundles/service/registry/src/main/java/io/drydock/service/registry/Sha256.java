package io.drydock.service.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests in the form registries have them. */
final class Sha256 {

    private static final String PREFIX = "sha256:";

    private Sha256() {}

    static String text(byte[] digest) {
        return PREFIX + HexFormat.of().formatHex(digest);
    }

    static String of(byte[] bytes) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static boolean is(String text) {
        return text.matches("sha256:[a-f0-9]{64}");
    }

    /** The first 12 hex digits, as docker shows them. */
    static String brief(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.length() > 12 ? hex.substring(0, 12) : hex;
    }
}
