package io.drydock.service.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.volume.VolumeDriver;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

class InfoReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiVersion OLD = new ApiVersion(1, 41);
    private static final Tools TOOLS =
            new Tools(
                    Map.of("crun", "/usr/bin/crun", "runc", "/usr/sbin/runc"),
                    "crun",
                    Map.of("crun", "1.8.1", "conmon", "2.1.6"),
                    "0.19.0");

    @TempDir Path cgroups;
    private final Map<String, Object> settings = new HashMap<>();
    private final Fakes.FakeSysctls sysctls = new Fakes.FakeSysctls();
    private final Fakes.FakeDrivers drivers = new Fakes.FakeDrivers();
    private Parts parts = new Parts(null, null, null, null, null);
    private CgroupMode mode = CgroupMode.HYBRID;
    private Set<String> controllers = Set.of("memory", "cpu", "cpuset", "pids");

    @BeforeEach
    void files() throws IOException {
        for (String file :
                List.of(
                        "memory/memory.memsw.limit_in_bytes",
                        "memory/memory.oom_control",
                        "cpu/cpu.cfs_period_us",
                        "cpu/cpu.cfs_quota_us",
                        "cpu/cpu.shares")) {
            Files.createDirectories(cgroups.resolve(file).getParent());
            Files.writeString(cgroups.resolve(file), "");
        }
    }

    private SystemInfo info(ApiVersion version) {
        SystemConfiguration configuration = Settings.of(settings);
        KernelProbe kernel =
                new KernelProbe(new Fakes.FakeCgroups(mode, controllers, cgroups), sysctls);
        Build build = Build.read();
        return new SystemReports(
                        Fakes.FACTS,
                        parts,
                        new InfoReport("id", build, configuration, kernel, drivers, parts),
                        new InfoHistory(kernel),
                        new VersionReport(build, configuration, Fakes.FACTS),
                        () -> TOOLS)
                .info(version);
    }

    private JsonNode json(ApiVersion version) {
        return JSON.valueToTree(info(version));
    }

    @Test
    void showsTheNumbersOfTheServices() {
        parts =
                new Parts(
                        Fakes.containers(new ContainerQueries.Counts(14, 3, 1, 10)),
                        Fakes.images(
                                new ImageEngine.Totals(
                                        5, 100, "overlay2", Map.of("Backing Filesystem", "extfs"))),
                        Fakes.noVolumes(),
                        null,
                        null);
        JsonNode info = json(ApiVersion.MAX);
        assertThat(info.get("Containers").asInt()).isEqualTo(14);
        assertThat(info.get("ContainersRunning").asInt()).isEqualTo(3);
        assertThat(info.get("ContainersPaused").asInt()).isEqualTo(1);
        assertThat(info.get("ContainersStopped").asInt()).isEqualTo(10);
        assertThat(info.get("Images").asInt()).isEqualTo(5);
        assertThat(info.get("Driver").asText()).isEqualTo("overlay2");
        assertThat(info.get("DriverStatus").toString())
                .isEqualTo("[[\"Backing Filesystem\",\"extfs\"]]");
    }

    @Test
    void answersWithoutAnyOtherService() {
        settings.put("storage-driver", "vfs");
        assertThat(info(ApiVersion.MAX).driver()).isEqualTo("vfs");

        parts =
                new Parts(
                        Fakes.partial(ContainerQueries.class, Map.of()),
                        Fakes.images(new ImageEngine.Totals(7, 0, "overlay2", Map.of())),
                        null,
                        null,
                        null);
        assertThat(info(ApiVersion.MAX).containers().containers()).isZero();
        assertThat(info(ApiVersion.MAX).images()).isEqualTo(7);
    }

    @Test
    @Tag("3.2/selinux")
    void namesSelinuxOnlyWhereItIsReallyOn() {
        parts = withLabels(Map.of("active", arguments -> false));
        assertThat(info(ApiVersion.MAX).securityOptions()).doesNotContain("name=selinux");
        parts = withLabels(Map.of("active", arguments -> true));
        assertThat(info(ApiVersion.MAX).securityOptions()).contains("name=selinux");
    }

    private static Parts withLabels(Map<String, Function<Object[], Object>> answers) {
        SecurityLabels labels = Fakes.partial(SecurityLabels.class, answers);
        return new Parts(null, null, null, null, labels);
    }

    @Test
    void hasTheFieldsThatClientsRead() {
        settings.put("labels", new String[] {"tier=test"});
        drivers.drivers.put(VolumeDriver.class, Map.of("local", ""));
        drivers.drivers.put(NetworkDriver.class, Map.of("host", "", "bridge", ""));
        drivers.drivers.put(LogDriver.class, Map.of("json-file", ""));
        JsonNode info = json(ApiVersion.MAX);
        assertThat(info.get("ServerVersion").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(info.get("OperatingSystem").asText()).isEqualTo(Fakes.FACTS.operatingSystem());
        assertThat(info.get("OSType").asText()).isEqualTo("linux");
        assertThat(info.get("Architecture").asText()).isEqualTo("x86_64");
        assertThat(info.get("MemTotal").asLong()).isEqualTo(Fakes.FACTS.memoryBytes());
        assertThat(info.get("NCPU").asInt()).isEqualTo(2);
        assertThat(info.get("Labels").toString()).isEqualTo("[\"tier=test\"]");
        assertThat(info.get("CgroupDriver").asText()).isEqualTo("cgroupfs");
        assertThat(info.get("CgroupVersion").asText()).isEqualTo("1");
        assertThat(info.at("/Swarm/LocalNodeState").asText()).isEqualTo("inactive");
        assertThat(info.at("/Plugins").toString())
                .isEqualTo(
                        "{\"Volume\":[\"local\"],\"Network\":[\"bridge\",\"host\"],"
                                + "\"Authorization\":null,\"Log\":[\"json-file\"]}");
        assertThat(info.at("/Runtimes/crun/path").asText()).isEqualTo("/usr/bin/crun");
        assertThat(info.get("DefaultRuntime").asText()).isEqualTo("crun");
        assertThat(info.at("/RuncCommit/ID").asText()).isEqualTo("1.8.1");
        assertThat(info.get("Warnings")).isEmpty();
    }

    /** The fields of dockerd 20.10 except those that API 1.42 has taken out. */
    @Test
    void givesOldClientsEveryFieldThePeerHas() throws IOException {
        try (var in = InfoReportTest.class.getResourceAsStream("dockerd-20.10-info.json")) {
            JsonNode peer = JSON.readTree(in);
            List<String> fields = new java.util.ArrayList<>();
            peer.fieldNames().forEachRemaining(fields::add);
            fields.removeAll(List.of("KernelMemory", "KernelMemoryTCP", "GenericResources"));
            assertThat(json(OLD).fieldNames()).toIterable().containsAll(fields);
        }
    }

    @Test
    void changesFieldsWithTheVersion() {
        assertThat(json(new ApiVersion(1, 48)).has("FirewallBackend")).isFalse();
        assertThat(json(new ApiVersion(1, 49)).has("FirewallBackend")).isTrue();
        assertThat(json(new ApiVersion(1, 48)).at("/RuncCommit/Expected").asText())
                .isEqualTo("1.8.1");
        assertThat(json(new ApiVersion(1, 49)).at("/RuncCommit/Expected").isMissingNode()).isTrue();
        assertThat(json(new ApiVersion(1, 49)).has("BridgeNfIptables")).isTrue();
        assertThat(json(new ApiVersion(1, 50)).has("BridgeNfIptables")).isFalse();
        String legacy = "AllowNondistributableArtifactsCIDRs";
        assertThat(json(new ApiVersion(1, 47)).get("RegistryConfig").get(legacy).isArray())
                .isTrue();
        assertThat(json(new ApiVersion(1, 48)).get("RegistryConfig").has(legacy)).isFalse();
    }

    @Test
    void warnsOfWhatTheKernelLacks() throws IOException {
        Files.delete(cgroups.resolve("memory/memory.memsw.limit_in_bytes"));
        controllers = Set.of("memory", "cpu", "pids");
        sysctls.values.put("net.ipv4.ip_forward", "0");
        SystemInfo info = info(ApiVersion.MAX);
        assertThat(info.warnings())
                .containsExactly(
                        "WARNING: No swap limit support",
                        "WARNING: No cpuset support",
                        "WARNING: IPv4 forwarding is disabled");
        assertThat(info.kernel().swapLimit()).isFalse();
        assertThat(info.oomKillDisable()).isTrue();
    }

    @Test
    void takesTheUnifiedHierarchyByItsControllers() {
        mode = CgroupMode.V2;
        SystemInfo info = info(ApiVersion.MAX);
        assertThat(info.cgroupVersion()).isEqualTo("2");
        assertThat(info.kernel().swapLimit()).isTrue();
        assertThat(info.kernel().cpuCfsQuota()).isTrue();
        assertThat(info.oomKillDisable()).isFalse();
        assertThat(info.warnings()).isEmpty();
        assertThat(info.securityOptions()).contains("name=cgroupns");
    }

    @Test
    void warnsOfAnOpenApi() {
        settings.put("hosts", new String[] {"unix:///run/x.sock", "tcp://0.0.0.0:2375"});
        assertThat(info(ApiVersion.MAX).warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "[DEPRECATION NOTICE]: API is accessible on http://0.0.0.0:2375 without"
                                + " encryption.\n         Access to the remote API is equivalent")
                .contains("attack-surface/\nIn future versions");
        settings.put("tls", true);
        assertThat(info(ApiVersion.MAX).warnings())
                .singleElement()
                .asString()
                .contains("https://0.0.0.0:2375 without TLS client verification.");
        settings.put("tlsverify", true);
        assertThat(info(ApiVersion.MAX).warnings()).isEmpty();
    }

    @Test
    void showsRegistriesAndMasksCredentials() {
        settings.put("registry-mirrors", new String[] {"https://mirror.example"});
        settings.put("insecure-registries", new String[] {"10.0.0.0/8", "reg.example:5000"});
        settings.put("http-proxy", "http://me:secret@proxy.example:3128");
        JsonNode registries = json(ApiVersion.MAX).get("RegistryConfig");
        assertThat(registries.toString())
                .isEqualTo(
                        "{\"InsecureRegistryCIDRs\":[\"::1/128\",\"127.0.0.0/8\",\"10.0.0.0/8\"],"
                                + "\"IndexConfigs\":{\"docker.io\":{\"Name\":\"docker.io\","
                                + "\"Mirrors\":[\"https://mirror.example/\"],\"Secure\":true,"
                                + "\"Official\":true},\"reg.example:5000\":{\"Name\":"
                                + "\"reg.example:5000\",\"Mirrors\":[],\"Secure\":false,"
                                + "\"Official\":false}},\"Mirrors\":[\"https://mirror.example/\"]}");
        assertThat(info(ApiVersion.MAX).httpProxy())
                .isEqualTo("http://xxxxx:xxxxx@proxy.example:3128");
    }

    @Test
    void countsItselfWithDebugOnly() {
        assertThat(info(ApiVersion.MAX).nFd()).isZero();
        settings.put("debug", true);
        assertThat(info(ApiVersion.MAX).nFd()).isPositive();
        assertThat(info(ApiVersion.MAX).nGoroutines()).isPositive();
    }
}
