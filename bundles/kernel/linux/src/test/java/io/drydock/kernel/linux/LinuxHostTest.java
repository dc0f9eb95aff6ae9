package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.HostFacts;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.stream.Stream;

class LinuxHostTest {

    private static final String V1 =
            "1 0 0:1 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct";
    private static final String NAMED =
            "2 0 0:2 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd";
    private static final String UNIFIED =
            "3 0 0:3 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw";

    private static CgroupMode mode(String... lines) {
        return LinuxCgroups.mode(Stream.of(lines).map(MountTable::parse).toList());
    }

    @Test
    void arrangementsOfControlGroupsAreToldApart() {
        assertThat(mode(V1, NAMED)).isEqualTo(CgroupMode.V1);
        assertThat(mode(V1, NAMED, UNIFIED)).isEqualTo(CgroupMode.HYBRID);
        assertThat(mode(UNIFIED)).isEqualTo(CgroupMode.V2);
    }

    @Test
    void namedHierarchiesAreNoControllers() {
        assertThat(LinuxCgroups.mounted(Stream.of(V1, NAMED).map(MountTable::parse).toList()))
                .containsOnlyKeys("cpu", "cpuacct")
                .containsEntry("cpu", Path.of("/sys/fs/cgroup/cpu"));
    }

    @Test
    void thisHostHasTheMemoryController() {
        assertThat(new LinuxCgroups().controllers()).contains("memory");
        assertThat(new LinuxCgroups().mountPoint("memory")).isPresent();
        assertThat(new LinuxCgroups().mountPoint("nothing")).isEmpty();
    }

    @Test
    void factsAgreeWithTheKernel() {
        LinuxHost host = new LinuxHost();
        HostFacts facts = host.facts();
        assertThat(facts.memoryBytes()).isGreaterThan(64L << 20);
        assertThat(facts.kernelRelease()).isEqualTo(System.getProperty("os.version"));
        assertThat(facts.cpus()).isPositive();
        assertThat(host.uptime()).isPositive();
        assertThat(host.filesystem(Path.of("/proc")).magic()).isEqualTo(0x9fa0);
        int before = host.umask(027);
        assertThat(host.umask(before)).isEqualTo(027);
    }

    @Test
    void osReleaseIsReadWithAndWithoutQuotes() {
        assertThat(OsRelease.parse("# c\nPRETTY_NAME=\"A B\"\nVERSION_ID='12'\nID=x\n"))
                .containsEntry("PRETTY_NAME", "A B")
                .containsEntry("VERSION_ID", "12")
                .containsEntry("ID", "x");
    }
}
