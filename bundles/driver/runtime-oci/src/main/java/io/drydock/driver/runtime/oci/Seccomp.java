package io.drydock.driver.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.driver.runtime.oci.SeccompProfile.ArchMap;
import io.drydock.driver.runtime.oci.SeccompProfile.Condition;
import io.drydock.driver.runtime.oci.SeccompProfile.Rule;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a profile with conditions into the plain filter of one container. */
final class Seccomp {

    private static final Map<String, String> MACHINES =
            Map.of(
                    "amd64", "SCMP_ARCH_X86_64",
                    "386", "SCMP_ARCH_X86",
                    "arm64", "SCMP_ARCH_AARCH64",
                    "arm", "SCMP_ARCH_ARM",
                    "ppc64le", "SCMP_ARCH_PPC64LE",
                    "s390x", "SCMP_ARCH_S390X",
                    "riscv64", "SCMP_ARCH_RISCV64");

    /** Read once: the resource does not change and every container needs it. */
    private static final SeccompProfile BUILTIN = builtin();

    private Seccomp() {}

    /** The filter, empty for {@code unconfined}. */
    static Map<String, Object> of(String wanted, List<String> capabilities, HostView host) {
        return switch (wanted) {
            case "unconfined" -> Map.of();
            case "", "builtin" -> resolve(BUILTIN, Set.copyOf(capabilities), host);
            default -> resolve(parse(wanted), Set.copyOf(capabilities), host);
        };
    }

    private static Map<String, Object> resolve(
            SeccompProfile profile, Set<String> capabilities, HostView host) {
        List<Rule> rules = profile.syscalls() == null ? List.of() : profile.syscalls();
        return new Fields()
                .put("defaultAction", profile.defaultAction())
                .put("defaultErrnoRet", profile.defaultErrnoRet())
                .put("architectures", architectures(profile, host.architecture()))
                .put("flags", profile.flags())
                .put("listenerPath", profile.listenerPath())
                .put("listenerMetadata", profile.listenerMetadata())
                .put(
                        "syscalls",
                        rules.stream()
                                .filter(rule -> applies(rule, capabilities, host))
                                .map(Seccomp::fields)
                                .toList())
                .map();
    }

    private static List<String> architectures(SeccompProfile profile, String architecture) {
        if (profile.archMap() == null) {
            return profile.architectures() == null ? List.of() : profile.architectures();
        }
        String machine = MACHINES.getOrDefault(architecture, "");
        List<String> all = new ArrayList<>();
        for (ArchMap entry : profile.archMap()) {
            if (entry.architecture().equals(machine)) {
                all.add(machine);
                all.addAll(Objects.requireNonNullElse(entry.subArchitectures(), List.of()));
            }
        }
        return all;
    }

    private static boolean applies(Rule rule, Set<String> capabilities, HostView host) {
        Condition out = Objects.requireNonNullElse(rule.excludes(), Condition.NONE);
        Condition in = Objects.requireNonNullElse(rule.includes(), Condition.NONE);
        boolean excluded =
                out.machines().contains(host.architecture())
                        || out.needed().stream().anyMatch(capabilities::contains)
                        || (out.minKernel() != null && reached(host.kernel(), out.minKernel()));
        boolean included =
                (in.machines().isEmpty() || in.machines().contains(host.architecture()))
                        && capabilities.containsAll(in.needed())
                        && reached(host.kernel(), in.minKernel());
        return included && !excluded;
    }

    private static Map<String, Object> fields(Rule rule) {
        return new Fields()
                .put("names", rule.all())
                .put("action", rule.action())
                .put("errnoRet", rule.errnoRet())
                .put("args", rule.args())
                .map();
    }

    private static boolean reached(String kernel, @Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return true;
        }
        return version(kernel) >= version(wanted);
    }

    /** The first two numbers of a release, comparable. */
    private static int version(String release) {
        String[] parts = release.split("[^0-9]+", 3);
        return parts.length < 2
                ? 0
                : Integer.parseInt(parts[0]) * 10_000 + Integer.parseInt(parts[1]);
    }

    private static SeccompProfile parse(String json) {
        try {
            SeccompProfile profile = Json.MAPPER.readValue(json, SeccompProfile.class);
            if (profile.architectures() != null && profile.archMap() != null) {
                throw bad("both 'architectures' and 'archMap' are specified in the profile", null);
            }
            return profile;
        } catch (JsonProcessingException e) {
            throw bad("Decoding seccomp profile failed: " + reason(e), e);
        }
    }

    /** The reader's own words for a wrong type name our classes, of which nobody has heard. */
    private static String reason(JsonProcessingException e) {
        return e instanceof MismatchedInputException mismatch
                ? "wrong type at "
                        + mismatch.getPath().stream()
                                .map(Seccomp::step)
                                .collect(Collectors.joining("."))
                : e.getOriginalMessage();
    }

    private static String step(JsonMappingException.Reference step) {
        String name = step.getFieldName();
        return name == null ? Integer.toString(step.getIndex()) : name;
    }

    private static DriverException bad(String text, @Nullable Throwable cause) {
        return new DriverException(Kind.INVALID, text, cause);
    }

    private static SeccompProfile builtin() {
        try (InputStream in = Seccomp.class.getResourceAsStream("seccomp-builtin.json")) {
            return Json.MAPPER.readValue(
                    Objects.requireNonNull(in, "seccomp-builtin.json"), SeccompProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
