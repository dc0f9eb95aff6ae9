package io.drydock.service.stats;

import io.drydock.api.model.stats.BlkioEntry;
import io.drydock.api.model.stats.BlkioStats;
import io.drydock.api.model.stats.CpuUsage;
import io.drydock.api.model.stats.MemoryStats;
import io.drydock.api.model.stats.PidsStats;
import io.drydock.api.model.stats.ThrottlingData;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Of a cgroup in version 1 hierarchies, of a hybrid host too. */
final class LegacyFigures implements Figures {

    /** cpuacct.stat counts in hundredths of a second on every architecture Docker runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private final Function<String, Path> directory;

    /**
     * @param directory of the cgroup by controller
     */
    LegacyFigures(Function<String, Path> directory) {
        this.directory = directory;
    }

    private Path file(String controller, String name) {
        return directory.apply(controller).resolve(name);
    }

    @Override
    public CpuUsage cpu() {
        Map<String, Long> ticks = Texts.keyed(file("cpuacct", "cpuacct.stat"));
        return new CpuUsage(
                Texts.number(file("cpuacct", "cpuacct.usage")),
                perCpu(),
                ticks.getOrDefault("system", 0L) * NANOS_PER_TICK,
                ticks.getOrDefault("user", 0L) * NANOS_PER_TICK);
    }

    private List<Long> perCpu() {
        return Texts.lines(file("cpuacct", "cpuacct.usage_percpu")).stream()
                .flatMap(line -> Stream.of(line.strip().split(" ")))
                .filter(text -> !text.isEmpty())
                .map(Texts::number)
                .toList();
    }

    @Override
    public ThrottlingData throttling() {
        Map<String, Long> stat = Texts.keyed(file("cpu", "cpu.stat"));
        return new ThrottlingData(
                stat.getOrDefault("nr_periods", 0L),
                stat.getOrDefault("nr_throttled", 0L),
                stat.getOrDefault("throttled_time", 0L));
    }

    @Override
    public MemoryStats memory(long machine) {
        long limit = Texts.number(file("memory", "memory.limit_in_bytes"));
        return new MemoryStats(
                Texts.number(file("memory", "memory.usage_in_bytes")),
                Texts.number(file("memory", "memory.max_usage_in_bytes")),
                Texts.keyed(file("memory", "memory.stat")),
                Texts.number(file("memory", "memory.failcnt")),
                limit <= 0 || limit > machine ? machine : limit);
    }

    @Override
    public PidsStats pids() {
        return new PidsStats(
                Texts.number(file("pids", "pids.current")),
                Figures.limit(Texts.number(file("pids", "pids.max"))));
    }

    @Override
    public BlkioStats blkio() {
        return new BlkioStats(
                entries("io_service_bytes_recursive"),
                entries("io_serviced_recursive"),
                entries("io_queued_recursive"),
                entries("io_service_time_recursive"),
                entries("io_wait_time_recursive"),
                entries("io_merged_recursive"),
                entries("time_recursive"),
                entries("sectors_recursive"));
    }

    /** By whichever scheduler counts; without one the throttling layer knows the first two. */
    private List<BlkioEntry> entries(String name) {
        for (String prefix : List.of("blkio.", "blkio.bfq.", "blkio.throttle.")) {
            Path file = file("blkio", prefix + name);
            if (Files.exists(file)) {
                List<BlkioEntry> found = entries(file);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** {@code 254:0 Read 126976}; sectors and time have no operation; the last line is a sum. */
    private static List<BlkioEntry> entries(Path file) {
        List<BlkioEntry> found = new ArrayList<>();
        for (String line : Texts.lines(file)) {
            String[] words = line.strip().split("[ :]+");
            if (words.length >= 3 && Character.isDigit(words[0].charAt(0))) {
                found.add(
                        new BlkioEntry(
                                Texts.number(words[0]),
                                Texts.number(words[1]),
                                words.length > 3 ? words[2] : "",
                                Texts.number(words[words.length - 1])));
            }
        }
        return found;
    }
}
