package io.drydock.service.system;

import io.drydock.api.model.system.KernelAbilities;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.Sysctls;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the kernel can limit; asked anew each time, which takes some reads below /proc and /sys. */
record KernelProbe(Cgroups cgroups, Sysctls sysctls) {
    KernelAbilities abilities() {
        Set<String> controllers = cgroups.controllers();
        boolean cpu = controllers.contains("cpu");
        return KernelAbilities.of(
                draft -> {
                    draft.memoryLimit = controllers.contains("memory");
                    draft.swapLimit = has("memory", "memory.memsw.limit_in_bytes");
                    draft.cpuCfsPeriod = cpu && has("cpu", "cpu.cfs_period_us");
                    draft.cpuCfsQuota = cpu && has("cpu", "cpu.cfs_quota_us");
                    draft.cpuShares = cpu && has("cpu", "cpu.shares");
                    draft.cpuSet = controllers.contains("cpuset");
                    draft.pidsLimit = controllers.contains("pids");
                    draft.ipv4Forwarding = on("net.ipv4.ip_forward");
                });
    }

    boolean oomKillDisable() {
        return version1() && has("memory", "memory.oom_control");
    }

    boolean bridgeFilter(String family) {
        return on("net.bridge.bridge-nf-call-" + family);
    }

    /** The lines by which clients tell their users what is missing. */
    List<String> warnings(KernelAbilities abilities) {
        List<String> warnings = new ArrayList<>();
        warn(warnings, abilities.memoryLimit(), "No memory limit support");
        warn(warnings, abilities.swapLimit(), "No swap limit support");
        warn(warnings, !version1() || oomKillDisable(), "No oom kill disable support");
        warn(warnings, abilities.cpuCfsQuota(), "No cpu cfs quota support");
        warn(warnings, abilities.cpuCfsPeriod(), "No cpu cfs period support");
        warn(warnings, abilities.cpuShares(), "No cpu shares support");
        warn(warnings, abilities.cpuSet(), "No cpuset support");
        warn(warnings, abilities.ipv4Forwarding(), "IPv4 forwarding is disabled");
        return warnings;
    }

    private static void warn(List<String> warnings, boolean fine, String text) {
        if (!fine) {
            warnings.add("WARNING: " + text);
        }
    }

    private boolean version1() {
        return cgroups.mode() != CgroupMode.V2;
    }

    /** Under v2 a controller has all of its files, though the root group shows none of them. */
    private boolean has(String controller, String file) {
        if (!version1()) {
            return cgroups.controllers().contains(controller);
        }
        return cgroups.mountPoint(controller)
                .map(directory -> Files.exists(directory.resolve(file)))
                .orElse(false);
    }

    private boolean on(String key) {
        return sysctls.read(key).map("1"::equals).orElse(false);
    }
}
