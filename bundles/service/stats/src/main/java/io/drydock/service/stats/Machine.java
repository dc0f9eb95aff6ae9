package io.drydock.service.stats;

import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where this machine keeps its figures. Hierarchies do not move while an engine runs, so they are
 * looked up once.
 *
 * @param proc the proc file system
 * @param hierarchies mount points by controller; the one of version 2 under an empty name
 * @param unified there is only version 2
 * @param memory bytes in all
 */
record Machine(Path proc, Map<String, Path> hierarchies, boolean unified, long memory) {

    private static final List<String> CONTROLLERS =
            List.of("cpu", "cpuacct", "memory", "pids", "blkio");
    private static final long KIB = 1024;

    static Machine of(Path proc, Cgroups cgroups) {
        Map<String, Path> hierarchies = new HashMap<>();
        for (String controller : CONTROLLERS) {
            cgroups.mountPoint(controller).ifPresent(path -> hierarchies.put(controller, path));
        }
        hierarchies.put("", Path.of("/sys/fs/cgroup"));
        return new Machine(
                proc, hierarchies, cgroups.mode() == CgroupMode.V2, total(proc.resolve("meminfo")));
    }

    private static long total(Path meminfo) {
        return Texts.lines(meminfo).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Texts.number(line.replaceAll("[^0-9]", "")) * KIB)
                .findFirst()
                .orElse(0);
    }

    /** The figures of the cgroup a process is in. */
    Figures figures(long pid) {
        Map<String, String> paths = new HashMap<>();
        for (String line : Texts.lines(proc.resolve(Long.toString(pid)).resolve("cgroup"))) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3) {
                List.of(fields[1].split(",")).forEach(name -> paths.put(name, fields[2]));
            }
        }
        return unified
                ? new UnifiedFigures(directory("", paths))
                : new LegacyFigures(controller -> directory(controller, paths));
    }

    /** A controller without a hierarchy has no files, and so no figures. */
    private Path directory(String controller, Map<String, String> paths) {
        Path hierarchy = hierarchies.getOrDefault(controller, Path.of("/nonexistent"));
        String path = paths.getOrDefault(controller, "/");
        return hierarchy.resolve(path.startsWith("/") ? path.substring(1) : path);
    }
}
