package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.Security;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Filters of system calls, the engine's own and those of users. */
class SeccompConfigTest extends ConfigScene {

    @Test
    @Tag("3.2/SecurityOpt")
    void privilegedHasNoFilterButOneOfItsOwn() {
        security = security(true);
        assertThat(ours(ROOT, CgroupMode.V1).at("/linux/seccomp").isMissingNode()).isTrue();
        String own = "{\"defaultAction\":\"SCMP_ACT_ALLOW\"}";
        security = new Security(true, own, "", "", "", MASKED, READONLY);
        assertThat(ours(ROOT, CgroupMode.V1).at("/linux/seccomp/defaultAction").asText())
                .isEqualTo("SCMP_ACT_ALLOW");
    }

    @Test
    void profileOfAnotherFormIsRefusedByThePlaceThatDiffers() {
        String bad = "{\"syscalls\":[{\"names\":5}]}";
        security = new Security(false, bad, "", "", "", MASKED, READONLY);
        assertThatThrownBy(() -> ours(ROOT, CgroupMode.V1))
                .isInstanceOf(DriverException.class)
                .hasMessage("Decoding seccomp profile failed: wrong type at syscalls.0.names");
    }

    /** The profile is newer than the recorded one: it allows more, never less, but not io_uring. */
    @Test
    @Tag("3.2/seccomp")
    void seccompAllowsWhatDockerdAllowed() throws Exception {
        JsonNode ours = ours(ROOT, CgroupMode.V1).at("/linux/seccomp");
        JsonNode theirs = recorded("seccomp");
        assertThat(ours.at("/architectures")).isEqualTo(theirs.at("/architectures"));
        Set<String> missing = new HashSet<>(names(theirs));
        missing.removeAll(names(ours));
        assertThat(missing)
                .containsExactlyInAnyOrder("io_uring_enter", "io_uring_register", "io_uring_setup");
        assertThat(names(ours))
                .doesNotContain("mount", "unshare", "bpf", "reboot", "open_by_handle_at");
        for (JsonNode rule : theirs.at("/syscalls")) {
            if (rule.has("args")) {
                assertThat(ours.at("/syscalls")).contains(rule);
            }
        }
    }

    @Test
    void seccompFollowsCapabilities() {
        process =
                new ProcessSpec(
                        process.arguments(),
                        List.of(),
                        "/",
                        "",
                        List.of(),
                        false,
                        0,
                        0,
                        List.of("CAP_SYS_ADMIN"),
                        false);
        assertThat(names(ours(ROOT, CgroupMode.V1).at("/linux/seccomp")))
                .contains("mount", "unshare")
                .doesNotContain("chroot");
    }

    @Test
    void ownProfileIsTranslated() {
        security =
                new Security(
                        false,
                        """
                        {"defaultAction":"SCMP_ACT_ALLOW","architectures":["SCMP_ARCH_X86_64"],"syscalls":[
                         {"name":"mkdir","action":"SCMP_ACT_ERRNO","args":[]},
                         {"names":["a"],"action":"SCMP_ACT_ERRNO","includes":{"minKernel":"99.1"}},
                         {"names":["b"],"action":"SCMP_ACT_ERRNO","excludes":{"arches":["amd64"]}},
                         {"names":["c"],"action":"SCMP_ACT_ERRNO","excludes":{"caps":["CAP_CHOWN"]}}]}\
                        """,
                        "",
                        "",
                        "",
                        List.of(),
                        List.of());
        assertThat(ours(ROOT, CgroupMode.V1).at("/linux/seccomp"))
                .hasToString(
                        "{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"architectures\":[\"SCMP_ARCH_X86_64\"],\"syscalls\":[{\"names\":[\"mkdir\"],\"action\":\"SCMP_ACT_ERRNO\"}]}");
        security = new Security(false, "{", "", "", "", List.of(), List.of());
        assertThatThrownBy(() -> ours(ROOT, CgroupMode.V1))
                .hasMessageStartingWith("Decoding seccomp profile failed: ");
    }

    private static Set<String> names(JsonNode seccomp) {
        Set<String> names = new HashSet<>();
        for (JsonNode rule : seccomp.at("/syscalls")) {
            rule.get("names").forEach(each -> names.add(each.asText()));
        }
        return names;
    }
}
