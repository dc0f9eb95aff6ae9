package io.drydock.service.stats;

import io.drydock.api.model.stats.BlkioEntry;
import io.drydock.api.model.stats.BlkioStats;
import io.drydock.api.model.stats.CpuUsage;
import io.drydock.api.model.stats.MemoryStats;
import io.drydock.api.model.stats.PidsStats;
import io.drydock.api.model.stats.ThrottlingData;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Of a cgroup in the version 2 hierarchy. */
final class UnifiedFigures implements Figures {

    private static final long NANOS_PER_MICRO = 1000;

    private final Path directory;

    UnifiedFigures(Path directory) {
        this.directory = directory;
    }

    @Override
    public CpuUsage cpu() {
        Map<String, Long> stat = Texts.keyed(directory.resolve("cpu.stat"));
        return new CpuUsage(
                nanos(stat, "usage_usec"),
                List.of(),
                nanos(stat, "system_usec"),
                nanos(stat, "user_usec"));
    }

    @Override
    public ThrottlingData throttling() {
        Map<String, Long> stat = Texts.keyed(directory.resolve("cpu.stat"));
        return new ThrottlingData(
                stat.getOrDefault("nr_periods", 0L),
                stat.getOrDefault("nr_throttled", 0L),
                nanos(stat, "throttled_usec"));
    }

    private static long nanos(Map<String, Long> stat, String key) {
        return stat.getOrDefault(key, 0L) * NANOS_PER_MICRO;
    }

    @Override
    public MemoryStats memory(long machine) {
        long limit = Texts.number(directory.resolve("memory.max"));
        return new MemoryStats(
                Texts.number(directory.resolve("memory.current")),
                0,
                Texts.keyed(directory.resolve("memory.stat")),
                Texts.keyed(directory.resolve("memory.events")).getOrDefault("oom", 0L),
                limit <= 0 || limit > machine ? machine : limit);
    }

    @Override
    public PidsStats pids() {
        return new PidsStats(
                Texts.number(directory.resolve("pids.current")),
                Figures.limit(Texts.number(directory.resolve("pids.max"))));
    }

    @Override
    public BlkioStats blkio() {
        List<BlkioEntry> entries = new ArrayList<>();
        for (String line : Texts.lines(directory.resolve("io.stat"))) {
            device(line, entries);
        }
        return new BlkioStats(entries, null, null, null, null, null, null, null);
    }

    /** {@code 254:0 rbytes=126976 wbytes=0 rios=16 wios=0 dbytes=0 dios=0}. */
    private static void device(String line, List<BlkioEntry> entries) {
        String[] words = line.strip().split("[ :]+");
        if (words.length < 3) {
            return;
        }
        long major = Texts.number(words[0]);
        long minor = Texts.number(words[1]);
        for (String word : words) {
            int equals = word.indexOf('=');
            String operation =
                    switch (equals < 0 ? "" : word.substring(0, equals)) {
                        case "rbytes" -> "read";
                        case "wbytes" -> "write";
                        default -> "";
                    };
            if (!operation.isEmpty()) {
                long value = Texts.number(word.substring(equals + 1));
                entries.add(new BlkioEntry(major, minor, operation, value));
            }
        }
    }
}
