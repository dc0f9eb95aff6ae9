package io.drydock.api.spi.linux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kernel's capabilities in the order of their numbers, capabilities(7); CHOWN is 0. */
public enum Capability {
    CHOWN,
    DAC_OVERRIDE,
    DAC_READ_SEARCH,
    FOWNER,
    FSETID,
    KILL,
    SETGID,
    SETUID,
    SETPCAP,
    LINUX_IMMUTABLE,
    NET_BIND_SERVICE,
    NET_BROADCAST,
    NET_ADMIN,
    NET_RAW,
    IPC_LOCK,
    IPC_OWNER,
    SYS_MODULE,
    SYS_RAWIO,
    SYS_CHROOT,
    SYS_PTRACE,
    SYS_PACCT,
    SYS_ADMIN,
    SYS_BOOT,
    SYS_NICE,
    SYS_RESOURCE,
    SYS_TIME,
    SYS_TTY_CONFIG,
    MKNOD,
    LEASE,
    AUDIT_WRITE,
    AUDIT_CONTROL,
    SETFCAP,
    MAC_OVERRIDE,
    MAC_ADMIN,
    SYSLOG,
    WAKE_ALARM,
    BLOCK_SUSPEND,
    AUDIT_READ,
    PERFMON,
    BPF,
    CHECKPOINT_RESTORE;

    /** As runtimes and {@code ProcessSpec} name it: {@code CAP_CHOWN}. */
    public String fullName() {
        return "CAP_" + name();
    }

    /** The full names of all, in order. */
    public static List<String> fullNames() {
        return Arrays.stream(values()).map(Capability::fullName).toList();
    }

    /**
     * The full names of a set as {@code /proc/PID/status} shows it; newer ones than are listed here
     * are left out.
     *
     * @param hexadecimal for example {@code 000001ffffffffff}
     */
    public static List<String> fullNames(String hexadecimal) {
        long bits = Long.parseUnsignedLong(hexadecimal.strip(), 16);
        List<String> found = new ArrayList<>();
        for (Capability one : values()) {
            if ((bits >>> one.ordinal() & 1) == 1) {
                found.add(one.fullName());
            }
        }
        return found;
    }
}
