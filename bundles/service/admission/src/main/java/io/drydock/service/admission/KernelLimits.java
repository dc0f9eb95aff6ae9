package io.drydock.service.admission;

import io.drydock.api.spi.linux.CgroupMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which limits the kernel and its mounted control groups know. What they do not know is discarded
 * with a warning, as dockerd does; runtimes would refuse to start the container.
 *
 * @param blkioWeight weight of block devices
 * @param blkioWeightDevice the same for single devices
 * @param swapLimit memory and swap together
 * @param swappiness inclination to swap
 * @param oomKillDisable switching the killer off
 * @param realtime slices of the real-time scheduler
 * @param processors how many there are
 * @param memoryNodes the nodes there are, as a list of ranges
 */
record KernelLimits(
        boolean blkioWeight,
        boolean blkioWeightDevice,
        boolean swapLimit,
        boolean swappiness,
        boolean oomKillDisable,
        boolean realtime,
        int processors,
        String memoryNodes) {

    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final Path NODES = Path.of("/sys/devices/system/node/online");

    /** With everything: for hosts whose control groups are of version 2 only, and for tests. */
    static KernelLimits all(int processors) {
        return new KernelLimits(true, true, true, true, true, true, processors, "0");
    }

    static KernelLimits of(CgroupMode mode, int processors) {
        if (mode == CgroupMode.V2) {
            return new KernelLimits(true, true, true, false, false, false, processors, nodes());
        }
        return new KernelLimits(
                file("blkio/blkio.weight") || file("blkio/blkio.bfq.weight"),
                file("blkio/blkio.weight_device"),
                file("memory/memory.memsw.limit_in_bytes"),
                file("memory/memory.swappiness"),
                file("memory/memory.oom_control"),
                file("cpu/cpu.rt_runtime_us"),
                processors,
                nodes());
    }

    private static boolean file(String name) {
        return Files.exists(CGROUPS.resolve(name));
    }

    private static String nodes() {
        try {
            return Files.readString(NODES).strip();
        } catch (IOException e) {
            return "0";
        }
    }
}
