package io.drydock.service.stats;

import io.drydock.api.model.stats.BlkioStats;
import io.drydock.api.model.stats.CpuUsage;
import io.drydock.api.model.stats.MemoryStats;
import io.drydock.api.model.stats.PidsStats;
import io.drydock.api.model.stats.ThrottlingData;

/** The figures of one cgroup, read from its files. */
sealed interface Figures permits LegacyFigures, UnifiedFigures {

    CpuUsage cpu();

    ThrottlingData throttling();

    /**
     * @param machine bytes of the machine's memory, which is the limit where there is none
     */
    MemoryStats memory(long machine);

    PidsStats pids();

    BlkioStats blkio();

    /** A limit as clients read it: zero for none. */
    static long limit(long read) {
        return read == Long.MAX_VALUE ? 0 : read;
    }
}
