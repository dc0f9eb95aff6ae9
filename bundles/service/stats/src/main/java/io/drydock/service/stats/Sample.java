package io.drydock.service.stats;

import io.drydock.api.model.stats.BlkioStats;
import io.drydock.api.model.stats.CpuStats;
import io.drydock.api.model.stats.InterfaceStats;
import io.drydock.api.model.stats.MemoryStats;
import io.drydock.api.model.stats.PidsStats;

import java.time.Instant;
import java.util.Map;

/** What a container used at one moment. */
record Sample(
        Instant read,
        CpuStats cpu,
        MemoryStats memory,
        PidsStats pids,
        BlkioStats blkio,
        Map<String, InterfaceStats> networks) {}
