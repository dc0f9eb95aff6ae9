package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.spi.linux.Capability;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Capability sets: Docker's default of fourteen, and what the user adds and drops. */
final class Capabilities {

    private static final List<String> ALL = Capability.fullNames();
    private static final List<String> DEFAULT =
            Stream.of(
                            Capability.CHOWN,
                            Capability.DAC_OVERRIDE,
                            Capability.FSETID,
                            Capability.FOWNER,
                            Capability.MKNOD,
                            Capability.NET_RAW,
                            Capability.SETGID,
                            Capability.SETUID,
                            Capability.SETFCAP,
                            Capability.SETPCAP,
                            Capability.NET_BIND_SERVICE,
                            Capability.SYS_CHROOT,
                            Capability.KILL,
                            Capability.AUDIT_WRITE)
                    .map(Capability::fullName)
                    .toList();

    private Capabilities() {}

    static List<String> all() {
        return ALL;
    }

    static List<String> of(
            boolean privileged, @Nullable List<String> add, @Nullable List<String> drop) {
        List<String> added = normal("CapAdd", add);
        List<String> dropped = normal("CapDrop", drop);
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

    private static List<String> normal(String field, @Nullable List<String> names) {
        List<String> result = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            String upper = name.toUpperCase(Locale.ROOT);
            if (upper.equals("ALL")) {
                result.add(upper);
                continue;
            }
            String full = upper.startsWith("CAP_") ? upper : "CAP_" + upper;
            if (!ALL.contains(full)) {
                throw invalid("invalid %s: unknown capability: \"%s\"".formatted(field, full));
            }
            result.add(full);
        }
        return result;
    }
}
