package io.drydock.driver.runtime.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Capability sets. */
final class Capabilities {

    /** In the order of their numbers, capabilities(7). */
    private static final List<String> NAMES =
            List.of(
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "DAC_READ_SEARCH",
                    "FOWNER",
                    "FSETID",
                    "KILL",
                    "SETGID",
                    "SETUID",
                    "SETPCAP",
                    "LINUX_IMMUTABLE",
                    "NET_BIND_SERVICE",
                    "NET_BROADCAST",
                    "NET_ADMIN",
                    "NET_RAW",
                    "IPC_LOCK",
                    "IPC_OWNER",
                    "SYS_MODULE",
                    "SYS_RAWIO",
                    "SYS_CHROOT",
                    "SYS_PTRACE",
                    "SYS_PACCT",
                    "SYS_ADMIN",
                    "SYS_BOOT",
                    "SYS_NICE",
                    "SYS_RESOURCE",
                    "SYS_TIME",
                    "SYS_TTY_CONFIG",
                    "MKNOD",
                    "LEASE",
                    "AUDIT_WRITE",
                    "AUDIT_CONTROL",
                    "SETFCAP",
                    "MAC_OVERRIDE",
                    "MAC_ADMIN",
                    "SYSLOG",
                    "WAKE_ALARM",
                    "BLOCK_SUSPEND",
                    "AUDIT_READ",
                    "PERFMON",
                    "BPF",
                    "CHECKPOINT_RESTORE");

    private Capabilities() {}

    /** The names of the bits of a set as /proc shows it: {@code CapBnd: 000001ffffffffff}. */
    static List<String> names(String hexadecimal) {
        long bits = Long.parseUnsignedLong(hexadecimal.strip(), 16);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            if ((bits >>> i & 1) == 1) {
                found.add("CAP_" + NAMES.get(i));
            }
        }
        return found;
    }

    /**
     * Those a process gets. Privileged means all the daemon has; what the daemon itself lacks
     * cannot be given and makes runtimes fail, so it is left out, as dockerd does since 20.10.
     */
    static List<String> granted(List<String> wanted, boolean privileged, Set<String> available) {
        return privileged
                ? NAMES.stream().map("CAP_"::concat).filter(available::contains).toList()
                : wanted.stream().filter(available::contains).toList();
    }

    /** The sets of a process; a user other than root begins without effective ones. */
    static Map<String, Object> sets(List<String> granted, int uid) {
        Fields sets = new Fields().put("bounding", granted);
        return uid == 0
                ? sets.put("effective", granted).put("permitted", granted).map()
                : sets.map();
    }
}
