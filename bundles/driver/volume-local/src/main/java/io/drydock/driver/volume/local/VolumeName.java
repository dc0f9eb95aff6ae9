package io.drydock.driver.volume.local;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.regex.Pattern;

/** What volumes may be called. */
final class VolumeName {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private VolumeName() {}

    static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    static void check(String name) {
        if (name.length() < 2) {
            throw new DriverException(
                    Kind.INVALID,
                    "volume name is too short, names should be at least two alphanumeric"
                            + " characters");
        }
        if (!valid(name)) {
            throw new DriverException(
                    Kind.INVALID,
                    "\""
                            + name
                            + "\" includes invalid characters for a local volume name, only"
                            + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass"
                            + " a host directory, use absolute path");
        }
    }
}
