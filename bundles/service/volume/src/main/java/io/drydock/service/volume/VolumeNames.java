package io.drydock.service.volume;

import io.drydock.api.model.error.EngineException;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of volumes. */
final class VolumeNames {

    private static final Pattern LOCAL = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private VolumeNames() {}

    /** 64 hex digits. */
    static String random() {
        byte[] raw = new byte[32];
        RANDOM.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }

    /** Other drivers have rules of their own. */
    static void check(String name, String driver) {
        if (!driver.equals(VolumeDrivers.LOCAL)) {
            return;
        }
        if (name.length() == 1) {
            throw EngineException.invalid(
                    "create %s: volume name is too short, names should be at least two alphanumeric"
                                    .formatted(name)
                            + " characters");
        }
        if (!LOCAL.matcher(name).matches()) {
            throw EngineException.invalid(
                    ("create %s: \"%s\" includes invalid characters for a local volume name, only"
                                    + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended"
                                    + " to pass a host directory, use absolute path")
                            .formatted(name, name));
        }
    }
}
