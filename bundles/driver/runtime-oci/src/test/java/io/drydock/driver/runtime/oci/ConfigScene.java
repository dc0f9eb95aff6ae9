package io.drydock.driver.runtime.oci;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.spi.linux.Capability;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.Device;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.ContainerSpec.Ulimit;
import io.drydock.api.spi.runtime.Namespaces;
import io.drydock.api.spi.runtime.Namespaces.Namespace;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.Security;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A container as the engine asks the runtime for it; tests change what they are about. */
abstract class ConfigScene {

    static final Namespace OWN = new Namespace.Own();
    static final Namespace HOST = new Namespace.Host();
    static final List<String> MASKED =
            List.of(
                    "/proc/asound",
                    "/proc/acpi",
                    "/proc/kcore",
                    "/proc/keys",
                    "/proc/latency_stats",
                    "/proc/timer_list",
                    "/proc/timer_stats",
                    "/proc/sched_debug",
                    "/proc/scsi",
                    "/sys/firmware");
    static final List<String> READONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");
    static final User ROOT = new User(0, 0, List.of(0), "/");

    final List<MountEntry> mounts =
            new ArrayList<>(
                    List.of(
                            bind("/engine/resolv.conf", "/etc/resolv.conf"),
                            bind("/engine/hostname", "/etc/hostname"),
                            bind("/engine/hosts", "/etc/hosts")));
    ProcessSpec process = Engine.process("sleep", "100");
    Namespaces namespaces = new Namespaces(OWN, OWN, OWN, OWN, HOST, HOST);
    ResourceLimits limits = ResourceLimits.none();
    Security security = security(false);
    List<Device> devices = List.of();
    List<String> rules = List.of();
    Map<String, String> sysctls = Map.of();
    List<Ulimit> ulimits = List.of();
    String init = "";
    String hostname = "SHORT";
    boolean readOnly;
    int score;
    long shm = 67108864;

    JsonNode ours(User user, CgroupMode cgroups) {
        Set<String> all = new HashSet<>(Capability.fullNames("000000ffffffffff"));
        all.removeAll(List.of("CAP_PERFMON", "CAP_BPF", "CAP_CHECKPOINT_RESTORE"));
        ContainerSpec spec =
                new ContainerSpec(
                        "ID",
                        Path.of("/rootfs"),
                        readOnly,
                        process,
                        init,
                        hostname,
                        "",
                        mounts,
                        namespaces,
                        "/docker/ID",
                        limits,
                        devices,
                        rules,
                        security,
                        sysctls,
                        ulimits,
                        score,
                        shm,
                        Map.of(),
                        List.of());
        HostView host = new HostView(cgroups, "amd64", "6.1.0-13-amd64", all, new ThreeDevices());
        return Json.MAPPER.valueToTree(Json.parse(write(ContainerConfig.of(spec, user, host))));
    }

    static String write(Map<String, Object> document) {
        return Json.MAPPER.valueToTree(document).toString();
    }

    static Security security(boolean privileged) {
        return new Security(privileged, "builtin", "", "", "", MASKED, READONLY);
    }

    static MountEntry bind(String source, String destination) {
        return new MountEntry(source, destination, "bind", List.of("rbind", "rprivate"));
    }

    static JsonNode recorded(String name) throws Exception {
        try (InputStream in =
                ContainerConfigTest.class.getResourceAsStream("dockerd-" + name + ".json")) {
            return Json.MAPPER.readTree(in);
        }
    }

    private record ThreeDevices() implements HostDevices {

        private static final DeviceNode FUSE =
                new DeviceNode("/dev/fuse", "c", 10, 229, 0600, 0, 0);

        @Override
        public List<DeviceNode> all() {
            return List.of(
                    FUSE,
                    new DeviceNode("/dev/kmsg", "c", 1, 11, 0644, 0, 0),
                    new DeviceNode("/dev/vda", "b", 254, 0, 0600, 0, 0));
        }

        @Override
        public List<DeviceNode> at(Path host, String container) {
            return List.of(FUSE);
        }
    }
}
