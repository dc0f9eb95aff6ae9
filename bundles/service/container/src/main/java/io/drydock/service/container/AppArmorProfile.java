package io.drydock.service.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Name of the AppArmor profile a container runs under. Where the kernel has none, options have no
 * effect, as with dockerd: runtimes would refuse them.
 */
final class AppArmorProfile {

    private static final Path SECURITY = Path.of("/sys/kernel/security/apparmor");
    private static final Path SWITCH = Path.of("/sys/module/apparmor/parameters/enabled");

    private AppArmorProfile() {}

    /** Empty where there is no AppArmor. */
    static String of(String wanted, boolean privileged) {
        return of(wanted, privileged, supported());
    }

    static String of(String wanted, boolean privileged, boolean supported) {
        if (!supported) {
            return "";
        }
        String standard = privileged ? "unconfined" : "docker-default";
        return wanted.isEmpty() ? standard : wanted;
    }

    /** An engine that is itself in a container may not load profiles. */
    private static boolean supported() {
        try {
            return System.getenv("container") == null
                    && Files.isDirectory(SECURITY)
                    && Files.readString(SWITCH).startsWith("Y");
        } catch (IOException e) {
            return false;
        }
    }
}
