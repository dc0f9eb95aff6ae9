package io.drydock.service.network;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids as dockerd makes them. */
final class RandomIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** 64 hex digits. */
    static String next() {
        byte[] raw = new byte[32];
        RANDOM.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }
}
