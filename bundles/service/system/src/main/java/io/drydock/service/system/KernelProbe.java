package io.drydock.service.system;

import io.drydock.api.model.system.KernelAbilities;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.Sysctls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the kernel can limit. How control groups are mounted is looked at once, for it does not
 * change under a running engine; whether packets are forwarded is read each time.
 */
final class KernelProbe {
    private final CgroupMode mode;
    private final Sysctls sysctls;
    private final KernelAbilities fixed;
    private final boolean oomKillDisable;

    KernelProbe(Cgroups cgroups, Sysctls sysctls) {
        this.mode = cgroups.mode();
        this.sysctls = sysctls;
        Set<String> controllers = cgroups.controllers();
        this.fixed =
                KernelAbilities.of(
                        draft -> {
                            draft.memoryLimit = controllers.contains("memory");
                            draft.swapLimit = has(cgroups, "memory", "memory.memsw.limit_in_bytes");
                            draft.cpuCfsPeriod = has(cgroups, "cpu", "cpu.cfs_period_us");
                            draft.cpuCfsQuota = has(cgroups, "cpu", "cpu.cfs_quota_us");
                            draft.cpuShares = has(cgroups, "cpu", "cpu.shares");
                            draft.cpuSet = controllers.contains("cpuset");
                            draft.pidsLimit = controllers.contains("pids");
                        });
        this.oomKillDisable = version1() && has(cgroups, "memory", "memory.oom_control");
    }

    KernelAbilities abilities() {
        return fixed.with(draft -> draft.ipv4Forwarding = on("net.ipv4.ip_forward"));
    }

    CgroupMode mode() {
        return mode;
    }

    boolean oomKillDisable() {
        return oomKillDisable;
    }

    boolean appArmor() {
        try {
            return Files.isDirectory(Path.of("/sys/kernel/security/apparmor"))
                    && Files.readString(Path.of("/sys/module/apparmor/parameters/enabled"))
                            .startsWith("Y");
        } catch (IOException e) {
            return false;
        }
    }

    boolean bridgeFilter(String family) {
        return on("net.bridge.bridge-nf-call-" + family);
    }

    /** The lines by which clients tell their users what is missing. */
    List<String> warnings(KernelAbilities abilities) {
        List<String> warnings = new ArrayList<>();
        warn(warnings, abilities.memoryLimit(), "No memory limit support");
        warn(warnings, abilities.swapLimit(), "No swap limit support");
        warn(warnings, !version1() || oomKillDisable, "No oom kill disable support");
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
        return mode != CgroupMode.V2;
    }

    /** Under v2 a controller has all of its files, though the root group shows none of them. */
    private boolean has(Cgroups cgroups, String controller, String file) {
        if (!version1()) {
            return cgroups.controllers().contains(controller);
        }
        Optional<Path> directory = cgroups.mountPoint(controller);
        return directory.map(path -> Files.exists(path.resolve(file))).orElse(false);
    }

    private boolean on(String key) {
        return sysctls.read(key).map("1"::equals).orElse(false);
    }
}
