package io.drydock.service.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.stats.BlkioEntry;
import io.drydock.api.model.stats.InterfaceStats;
import io.drydock.api.model.stats.MemoryStats;
import io.drydock.api.model.stats.PidsStats;
import io.drydock.api.model.stats.ThrottlingData;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files as kernels with either version of cgroups write them. */
class FiguresTest {

    private static final long MACHINE = 1L << 34;

    @TempDir Path root;

    @Test
    void versionOneIsReadFromAHierarchyForEachController() throws IOException {
        write(
                "proc/7/cgroup",
                "9:memory:/d/c\n2:cpuacct,cpu:/d/c\n5:pids:/d/c\n7:blkio:/d/c\n0::/\n");
        write("cpuacct/d/c/cpuacct.usage", "115897135\n");
        write("cpuacct/d/c/cpuacct.usage_percpu", "54258635 61638500 \n");
        write("cpuacct/d/c/cpuacct.stat", "user 2\nsystem 9\n");
        write("cpu/d/c/cpu.stat", "nr_periods 4\nnr_throttled 3\nthrottled_time 2000\n");
        write("memory/d/c/memory.usage_in_bytes", "6254592\n");
        write("memory/d/c/memory.max_usage_in_bytes", "7516160\n");
        write("memory/d/c/memory.limit_in_bytes", "9223372036854771712\n");
        write("memory/d/c/memory.failcnt", "1\n");
        write("memory/d/c/memory.stat", "cache 5373952\nrss 81920\n");
        write("pids/d/c/pids.current", "2\n");
        write("pids/d/c/pids.max", "max\n");
        write(
                "blkio/d/c/blkio.throttle.io_service_bytes_recursive",
                "254:0 Read 126976\n254:0 Write 5\nTotal 126981\n");
        Figures figures = machine(false).figures(7);
        assertThat(figures.cpu().total()).isEqualTo(115897135);
        assertThat(figures.cpu().perCpu()).containsExactly(54258635L, 61638500L);
        assertThat(figures.cpu().kernel()).isEqualTo(90_000_000);
        assertThat(figures.cpu().user()).isEqualTo(20_000_000);
        assertThat(figures.throttling()).isEqualTo(new ThrottlingData(4, 3, 2000));
        assertThat(figures.memory(MACHINE))
                .isEqualTo(
                        new MemoryStats(
                                6254592,
                                7516160,
                                Map.of("cache", 5373952L, "rss", 81920L),
                                1,
                                MACHINE));
        assertThat(figures.pids()).isEqualTo(new PidsStats(2, 0));
        assertThat(figures.blkio().serviceBytes())
                .containsExactly(
                        new BlkioEntry(254, 0, "Read", 126976), new BlkioEntry(254, 0, "Write", 5));
        assertThat(figures.blkio().serviced()).isEmpty();
    }

    @Test
    void versionTwoIsReadFromOneDirectory() throws IOException {
        write("proc/7/cgroup", "0::/d/c\n");
        write(
                "unified/d/c/cpu.stat",
                "usage_usec 100\nuser_usec 60\nsystem_usec 40\nnr_periods 4\nnr_throttled 3\n"
                        + "throttled_usec 2\n");
        write("unified/d/c/memory.current", "4096\n");
        write("unified/d/c/memory.max", "8192\n");
        write("unified/d/c/memory.stat", "anon 1024\nfile 3072\n");
        write("unified/d/c/memory.events", "low 0\nhigh 0\nmax 5\noom 2\noom_kill 1\n");
        write("unified/d/c/pids.current", "3\n");
        write("unified/d/c/pids.max", "50\n");
        write("unified/d/c/io.stat", "254:0 rbytes=10 wbytes=20 rios=1 wios=2 dbytes=0 dios=0\n");
        Figures figures = machine(true).figures(7);
        assertThat(figures.cpu().total()).isEqualTo(100_000);
        assertThat(figures.cpu().kernel()).isEqualTo(40_000);
        assertThat(figures.throttling()).isEqualTo(new ThrottlingData(4, 3, 2000));
        assertThat(figures.memory(MACHINE))
                .isEqualTo(new MemoryStats(4096, 0, Map.of("anon", 1024L, "file", 3072L), 2, 8192));
        assertThat(figures.pids()).isEqualTo(new PidsStats(3, 50));
        assertThat(figures.blkio().serviceBytes())
                .containsExactly(
                        new BlkioEntry(254, 0, "read", 10), new BlkioEntry(254, 0, "write", 20));
        assertThat(figures.blkio().serviced()).isNull();
    }

    @Test
    void theMachinesProcessorsAreAddedUpWithoutGuestTime() throws IOException {
        write("stat", "cpu  1 2 3 4 5 6 7 8 9 10\ncpu0 1 1 1\ncpu1 1 1 1\nintr 5\n");
        assertThat(SystemCpu.read(root.resolve("stat"))).isEqualTo(new SystemCpu(280_000_000, 2));
    }

    @Test
    @Tag("1.3/stats-networks")
    void interfacesButLoopbackAreListed() throws IOException {
        write(
                "dev",
                "Inter-|   Receive                    |  Transmit\n"
                        + " face |bytes    packets errs drop fifo frame compressed multicast|bytes\n"
                        + "    lo:     100       1    0    0    0     0          0         0      100\n"
                        + "  eth0:     736       8    1    2    0     0          0         0       90"
                        + "       5    3    4    0     0       0          0\n");
        assertThat(Interfaces.read(root.resolve("dev")))
                .isEqualTo(Map.of("eth0", new InterfaceStats(736, 8, 1, 2, 90, 5, 3, 4)));
    }

    private Machine machine(boolean unified) {
        Map<String, Path> hierarchies =
                Map.of(
                        "", root.resolve("unified"),
                        "cpu", root.resolve("cpu"),
                        "cpuacct", root.resolve("cpuacct"),
                        "memory", root.resolve("memory"),
                        "pids", root.resolve("pids"),
                        "blkio", root.resolve("blkio"));
        return new Machine(root.resolve("proc"), hierarchies, unified, MACHINE);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
