package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Capability sets: Docker's default of fourteen, and what the user adds and drops. */
final class Capabilities {

    private static final List<String> ALL =
            prefixed(
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
    private static final List<String> DEFAULT =
            prefixed(
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "FSETID",
                    "FOWNER",
                    "MKNOD",
                    "NET_RAW",
                    "SETGID",
                    "SETUID",
                    "SETFCAP",
                    "SETPCAP",
                    "NET_BIND_SERVICE",
                    "SYS_CHROOT",
                    "KILL",
                    "AUDIT_WRITE");

    private Capabilities() {}

    static List<String> all() {
        return ALL;
    }

    static List<String> of(
            boolean privileged, @Nullable List<String> add, @Nullable List<String> drop) {
        List<String> added = normal(add);
        List<String> dropped = normal(drop);
        if (privileged) {
            return ALL;
        }
        Set<String> set = new LinkedHashSet<>();
        if (!dropped.contains("ALL")) {
            set.addAll(added.contains("ALL") ? ALL : DEFAULT);
        } else if (added.contains("ALL")) {
            set.addAll(ALL);
        }
        added.stream().filter(name -> !name.equals("ALL")).forEach(set::add);
        dropped.stream().filter(name -> !added.contains(name)).forEach(set::remove);
        return new ArrayList<>(set);
    }

    private static List<String> normal(@Nullable List<String> names) {
        List<String> result = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (upper.equals("ALL")) {
                result.add(upper);
                continue;
            }
            String full = upper.startsWith("CAP_") ? upper : "CAP_" + upper;
            if (!ALL.contains(full)) {
                throw invalid("invalid CapAdd: unknown capability: \"%s\"".formatted(full));
            }
            result.add(full);
        }
        return result;
    }

    private static List<String> prefixed(String... names) {
        return java.util.Arrays.stream(names).map(name -> "CAP_" + name).toList();
    }
}
