package io.drydock.service.stats;

import java.nio.file.Path;
import java.util.List;

/**
 * The processors of the machine together.
 *
 * @param nanos CPU time since boot, idle included
 * @param online processors
 */
record SystemCpu(long nanos, int online) {

    private static final long NANOS_PER_TICK = 10_000_000;

    /** user, nice, system, idle, iowait, irq, softirq: those that dockerd adds up. */
    private static final int FIELDS = 7;

    static SystemCpu read(Path stat) {
        List<String> lines = Texts.lines(stat);
        long ticks = 0;
        int online = 0;
        for (String line : lines) {
            if (line.startsWith("cpu ")) {
                String[] words = line.split(" +");
                for (int i = 1; i <= FIELDS && i < words.length; i++) {
                    ticks += Texts.number(words[i]);
                }
            } else if (line.startsWith("cpu")) {
                online++;
            }
        }
        return new SystemCpu(ticks * NANOS_PER_TICK, online);
    }
}
