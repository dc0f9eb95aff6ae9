package io.drydock.driver.runtime.oci;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A seccomp profile in Docker's format, which is OCI's with conditions.
 *
 * @param architectures fixed list; instead of it {@code archMap} names what each machine needs
 */
record SeccompProfile(
        String defaultAction,
        @Nullable Integer defaultErrnoRet,
        @Nullable List<String> architectures,
        @Nullable List<ArchMap> archMap,
        @Nullable List<String> flags,
        @Nullable String listenerPath,
        @Nullable String listenerMetadata,
        @Nullable List<Rule> syscalls) {

    /** A machine and the others whose programs it runs. */
    record ArchMap(String architecture, @Nullable List<String> subArchitectures) {}

    /** What happens at some system calls; {@code name} is the old form of {@code names}. */
    record Rule(
            @Nullable String name,
            @Nullable List<String> names,
            String action,
            @Nullable Integer errnoRet,
            @Nullable List<Map<String, Object>> args,
            @Nullable Condition includes,
            @Nullable Condition excludes) {

        List<String> all() {
            List<String> all = new ArrayList<>(names == null ? List.of() : names);
            if (name != null && !name.isEmpty()) {
                all.add(name);
            }
            return all;
        }
    }

    /** Where a rule applies. */
    record Condition(
            @JsonProperty("arches") @Nullable List<String> architectures,
            @JsonProperty("caps") @Nullable List<String> capabilities,
            @Nullable String minKernel) {

        static final Condition NONE = new Condition(null, null, null);

        List<String> machines() {
            return architectures == null ? List.of() : architectures;
        }

        List<String> needed() {
            return capabilities == null ? List.of() : capabilities;
        }
    }
}
