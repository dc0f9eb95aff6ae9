package io.drydock.router.debug;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of this process, as {@code /debug/vars} shows them. */
final class ProcessFigures {

    private ProcessFigures() {}

    static Map<String, Object> now() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cmdline", commandLine().split("\0"));
        figures.put("uptime", runtime.getUptime());
        figures.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        figures.put("classes", ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        figures.put(
                "memstats",
                Map.of(
                        "HeapInuse", heap.getUsed(),
                        "HeapSys", heap.getCommitted(),
                        "OtherSys", other.getCommitted()));
        return figures;
    }

    /** Program and arguments, separated by NUL as in procfs. */
    static String commandLine() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return info.command().orElse("java")
                + "\0"
                + String.join("\0", info.arguments().orElse(new String[0]));
    }
}
