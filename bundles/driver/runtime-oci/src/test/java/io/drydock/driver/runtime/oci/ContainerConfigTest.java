package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.IdRange;
import io.drydock.api.spi.runtime.ContainerSpec.Device;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.ContainerSpec.Ulimit;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.Namespaces;
import io.drydock.api.spi.runtime.Namespaces.Namespace;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.ResourceLimits.Throttle;
import io.drydock.api.spi.runtime.Security;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Configurations beside those that dockerd 20.10.24 handed to runc for the same containers,
 * recorded on a cgroup v1 host. Recorded files lack what the engine does otherwise: hooks, zero
 * limits, seccomp, a path for the host's network namespace.
 */
class ContainerConfigTest extends ConfigScene {

    @Test
    void plain() throws Exception {
        assertMatches("plain", ROOT);
    }

    @Test
    void userGroupsAndDirectory() throws Exception {
        process = Engine.as(process, "1000:1000", "/made/here", false);
        assertMatches("user", new User(1000, 1000, List.of(1000, 5), "/"));
    }

    @Test
    void initTerminalReadOnlyTmpfsVolumesAndDevices() throws Exception {
        process = Engine.as(process, "", "/", true);
        init = "/usr/bin/docker-init";
        readOnly = true;
        mounts.replaceAll(
                each ->
                        new MountEntry(
                                each.source(),
                                each.destination(),
                                "bind",
                                List.of("rbind", "ro", "rprivate")));
        mounts.addFirst(
                new MountEntry(
                        "tmpfs",
                        "/run",
                        "tmpfs",
                        List.of("noexec", "nosuid", "nodev", "rprivate", "size=1m")));
        mounts.addFirst(new MountEntry("/tmp", "/x", "bind", List.of("rbind", "ro", "rprivate")));
        mounts.addLast(bind("/tmp", "/dev/shm"));
        devices = List.of(new Device(Path.of("/dev/fuse"), "/dev/fuse", "rwm"));
        rules = List.of("c 10:200 rwm");
        assertMatches("init", ROOT);
    }

    @Test
    void limits() throws Exception {
        limits =
                new ResourceLimits(
                        64L << 20,
                        128L << 20,
                        32L << 20,
                        10L,
                        true,
                        100L,
                        50000L,
                        100000L,
                        null,
                        null,
                        "0",
                        null,
                        50L,
                        null,
                        List.of(new Throttle(Throttle.Kind.READ_BPS, "254:0", 1 << 20)));
        score = 100;
        ulimits = List.of(new Ulimit("nofile", 100, 200));
        sysctls = Map.of("net.core.somaxconn", "100");
        assertMatches("limits", ROOT);
    }

    @Test
    void namespacesOfTheHost() throws Exception {
        process =
                new ProcessSpec(
                        process.arguments(),
                        List.of("HOSTNAME=vm"),
                        "/",
                        "",
                        List.of(),
                        false,
                        0,
                        0,
                        List.of("CAP_NET_ADMIN"),
                        true);
        namespaces = new Namespaces(HOST, HOST, HOST, HOST, OWN, HOST);
        hostname = "vm";
        assertMatches("namespaces", ROOT);
    }

    @Test
    void privileged() throws Exception {
        security = security(true);
        assertMatches("privileged", ROOT);
    }

    @Test
    void version2LeavesOutWhatItDoesNotKnow() {
        limits =
                new ResourceLimits(
                        1L, null, null, 10L, true, null, null, null, 5L, 6L, null, null, null, null,
                        List.of());
        JsonNode document = ours(ROOT, CgroupMode.V2);
        assertThat(document.at("/linux/resources/memory")).hasToString("{\"limit\":1}");
        assertThat(document.at("/linux/resources/cpu").isMissingNode()).isTrue();
    }

    @Test
    void mountOverDevTakesTheStandardMountsBelowAlong() {
        mounts.add(bind("/tmp", "/dev"));
        assertThat(ours(ROOT, CgroupMode.V1).at("/mounts").findValuesAsText("destination"))
                .contains("/dev", "/proc")
                .doesNotContain("/dev/pts", "/dev/shm", "/dev/mqueue");
    }

    @Test
    void sharedMountsShareTheRoot() {
        mounts.add(new MountEntry("/a", "/a", "bind", List.of("rbind", "rslave")));
        assertThat(ours(ROOT, CgroupMode.V1).at("/linux/rootfsPropagation").asText())
                .isEqualTo("rslave");
        mounts.add(new MountEntry("/b", "/b", "bind", List.of("rbind", "rshared")));
        assertThat(ours(ROOT, CgroupMode.V1).at("/linux/rootfsPropagation").asText())
                .isEqualTo("shared");
    }

    @Test
    void joinedNamespaceHasItsPath() {
        namespaces = new Namespaces(new Namespace.Joined(Path.of("/n")), OWN, OWN, OWN, HOST, HOST);
        assertThat(ours(ROOT, CgroupMode.V1).at("/linux/namespaces/1"))
                .hasToString("{\"type\":\"network\",\"path\":\"/n\"}");
    }

    @Test
    void mappedUsersHaveTheirNamespaceAndTheirMaps() {
        List<IdRange> ids = List.of(new IdRange(0, 200000, 65536));
        Namespace mapped = new Namespace.Mapped(Path.of("/u"), ids, ids);
        namespaces = new Namespaces(OWN, OWN, OWN, OWN, HOST, mapped);
        JsonNode linux = ours(ROOT, CgroupMode.V1).at("/linux");
        assertThat(linux.at("/namespaces/5")).hasToString("{\"type\":\"user\",\"path\":\"/u\"}");
        assertThat(linux.at("/uidMappings/0"))
                .hasToString("{\"containerID\":0,\"hostID\":200000,\"size\":65536}");
        assertThat(linux.at("/gidMappings")).isEqualTo(linux.at("/uidMappings"));
        assertThat(linux.at("/sysctl").has("net.ipv4.ping_group_range")).isFalse();
    }

    /** The runtime mounts tmpfs, shared memory and queues of messages with the mount label. */
    @Test
    @Tag("3.2/selinux")
    void labelsAreThoseOfTheProcessAndOfWhatIsMounted() {
        JsonNode plain = ours(ROOT, CgroupMode.V1);
        String process = "system_u:system_r:container_t:s0:c1,c2";
        String mount = "system_u:object_r:container_file_t:s0:c1,c2";
        security = new Security(false, "builtin", "", process, mount, MASKED, READONLY);
        JsonNode labelled = ours(ROOT, CgroupMode.V1);
        assertThat(ExecConfig.of(exec(), ROOT, map(labelled), Set.of()))
                .containsEntry("selinuxLabel", process);
        assertThat(((ObjectNode) labelled.get("process")).remove("selinuxLabel").asText())
                .isEqualTo(process);
        assertThat(((ObjectNode) labelled.get("linux")).remove("mountLabel").asText())
                .isEqualTo(mount);
        assertThat(labelled).isEqualTo(plain);
        assertThat(ExecConfig.of(exec(), ROOT, map(plain), Set.of()))
                .doesNotContainKey("selinuxLabel");
    }

    private ExecSpec exec() {
        return new ExecSpec(process, Path.of("/rootfs"), false, true);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode document) {
        return Json.MAPPER.convertValue(document, Map.class);
    }

    @Test
    void badDeviceRuleIsRefused() {
        rules = List.of("everything");
        assertThatThrownBy(() -> ours(ROOT, CgroupMode.V1))
                .isInstanceOf(DriverException.class)
                .hasMessage("invalid device cgroup rule format: 'everything'");
    }

    private void assertMatches(String name, User user) throws Exception {
        ObjectNode ours = (ObjectNode) ours(user, CgroupMode.HYBRID);
        ObjectNode theirs = (ObjectNode) recorded(name);
        assertThat(ours.remove("ociVersion").asText()).isEqualTo("1.0.2");
        ((ObjectNode) ours.get("linux")).remove("seccomp");
        ArrayNode environment = (ArrayNode) ours.at("/process/env");
        assertThat(environment.remove(environment.size() - 1).asText()).isEqualTo("HOME=/");
        assertThat(sortedMounts(ours)).containsExactlyInAnyOrderElementsOf(sortedMounts(theirs));
        assertThat(ours).as(ours.toPrettyString()).isEqualTo(theirs);
    }

    /** Takes the mounts out: the user's come in the caller's order. */
    private static List<JsonNode> sortedMounts(ObjectNode document) {
        List<JsonNode> all = new ArrayList<>();
        document.remove("mounts").forEach(all::add);
        return all;
    }
}
