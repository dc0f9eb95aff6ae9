package io.drydock.service.admission;

import io.drydock.api.model.container.Resources;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** Takes limits out that this kernel cannot keep and says so, in dockerd's words. */
final class KernelGaps {

    private static final String UNSUPPORTED =
            "Your kernel does not support %s or the cgroup is not mounted. %s discarded.";

    private KernelGaps() {}

    static Resources discard(Resources wanted, KernelLimits kernel, Consumer<String> warnings) {
        return wanted.with(
                draft -> {
                    memory(draft, kernel, warnings);
                    processors(draft, kernel, warnings);
                    if (draft.blkioWeight != 0 && !kernel.blkioWeight()) {
                        warnings.accept(UNSUPPORTED.formatted("Block I/O weight", "Weight"));
                        draft.blkioWeight = 0;
                    }
                    if (given(draft.blkioWeightDevice) && !kernel.blkioWeightDevice()) {
                        warnings.accept(
                                UNSUPPORTED.formatted("Block I/O weight_device", "Weight-device"));
                        draft.blkioWeightDevice = List.of();
                    }
                    Long pids = draft.pidsLimit;
                    // zero and less mean without limit, and are shown as not set
                    draft.pidsLimit = pids != null && pids <= 0 ? null : pids;
                });
    }

    private static void memory(
            Resources.Draft draft, KernelLimits kernel, Consumer<String> warnings) {
        if (draft.memory > 0 && draft.memorySwap != -1 && !kernel.swapLimit()) {
            warnings.accept(
                    "Your kernel does not support swap limit capabilities or the cgroup is not"
                            + " mounted. Memory limited without swap.");
            draft.memorySwap = -1;
        }
        if (draft.kernelMemory > 0) {
            warnings.accept(
                    "Specifying a kernel memory limit is deprecated and will be removed in a future"
                            + " release.");
            // the file is still there in version 1, but the kernel takes no limit any more
            warnings.accept(
                    "Your kernel does not support kernel memory limit capabilities or the cgroup is"
                            + " not mounted. Limitation discarded.");
            draft.kernelMemory = 0;
        }
        Long swappiness = draft.memorySwappiness;
        if (swappiness != null && swappiness != -1 && !kernel.swappiness()) {
            warnings.accept(
                    "Your kernel does not support memory swappiness capabilities or the cgroup is"
                            + " not mounted. Memory swappiness discarded.");
            draft.memorySwappiness = null;
        }
        if (!Boolean.TRUE.equals(draft.oomKillDisable)) {
            return;
        }
        if (!kernel.oomKillDisable()) {
            warnings.accept(
                    "Your kernel does not support OomKillDisable. OomKillDisable discarded.");
            draft.oomKillDisable = null;
        } else if (draft.memory == 0) {
            warnings.accept(
                    "OOM killer is disabled for the container, but no memory limit is set, this can"
                            + " result in the system running out of resources.");
        }
    }

    private static void processors(
            Resources.Draft draft, KernelLimits kernel, Consumer<String> warnings) {
        if (!kernel.realtime() && (draft.cpuRealtimePeriod != 0 || draft.cpuRealtimeRuntime != 0)) {
            warnings.accept(
                    "Your kernel does not support CPU real-time scheduler. CPU real-time runtime"
                            + " and period discarded.");
            draft.cpuRealtimePeriod = 0;
            draft.cpuRealtimeRuntime = 0;
        }
        if (draft.cpuCount > 0) {
            warnings.accept("linux does not support CPU count. Count discarded.");
            draft.cpuCount = 0;
        }
        if (draft.cpuPercent > 0) {
            warnings.accept("linux does not support CPU percent. Percent discarded.");
            draft.cpuPercent = 0;
        }
    }

    private static boolean given(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }
}
