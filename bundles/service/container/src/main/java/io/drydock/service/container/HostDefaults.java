package io.drydock.service.container;

import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.RestartPolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills in what the user left open, so that inspect shows what is in force. */
final class HostDefaults {

    private static final List<String> MASKED =
            List.of(
                    "/proc/asound",
                    "/proc/acpi",
                    "/proc/interrupts",
                    "/proc/kcore",
                    "/proc/keys",
                    "/proc/latency_stats",
                    "/proc/timer_list",
                    "/proc/timer_stats",
                    "/proc/sched_debug",
                    "/proc/scsi",
                    "/sys/firmware",
                    "/sys/devices/virtual/powercap");
    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private final LiveSettings settings;
    private final Runtimes runtimes;
    private final boolean unified;

    HostDefaults(LiveSettings settings, Runtimes runtimes, boolean unified) {
        this.settings = settings;
        this.runtimes = runtimes;
        this.unified = unified;
    }

    HostConfig fill(HostConfig wanted) {
        return wanted.with(
                draft -> {
                    draft.networkMode = networkMode(wanted.networkMode());
                    draft.shmSize =
                            wanted.shmSize() == 0
                                    ? settings.get().default$_$shm$_$size()
                                    : wanted.shmSize();
                    draft.ipcMode =
                            wanted.ipcMode().isEmpty()
                                    ? settings.get().default$_$ipc$_$mode()
                                    : wanted.ipcMode();
                    draft.cgroupnsMode =
                            wanted.cgroupnsMode().isEmpty()
                                    ? cgroupNamespace(wanted.privileged())
                                    : wanted.cgroupnsMode();
                    draft.runtime =
                            wanted.runtime().isEmpty() ? runtimes.standard() : wanted.runtime();
                    draft.restartPolicy =
                            wanted.restartPolicy().name().isEmpty()
                                    ? RestartPolicy.NO
                                    : wanted.restartPolicy();
                    draft.resources = limits(wanted.resources());
                    if (!wanted.privileged()) {
                        draft.maskedPaths =
                                wanted.maskedPaths() == null ? MASKED : wanted.maskedPaths();
                        draft.readonlyPaths =
                                wanted.readonlyPaths() == null ? READ_ONLY : wanted.readonlyPaths();
                    }
                });
    }

    /** Swap is as much as memory again unless said otherwise. */
    private static Resources limits(Resources wanted) {
        Long swappiness = wanted.memorySwappiness();
        return wanted.with(
                draft -> {
                    if (wanted.memory() > 0 && wanted.memorySwap() == 0) {
                        draft.memorySwap = wanted.memory() * 2;
                    }
                    draft.memorySwappiness =
                            swappiness != null && swappiness == -1 ? null : swappiness;
                });
    }

    private String cgroupNamespace(boolean privileged) {
        String standard = settings.get().default$_$cgroupns$_$mode();
        if (!standard.isEmpty()) {
            return standard;
        }
        return unified && !privileged ? "private" : "host";
    }

    private static String networkMode(String mode) {
        return mode.isEmpty() || mode.equals("default") ? "bridge" : mode;
    }

    static Map<String, String> pairs(String[] texts) {
        Map<String, String> pairs = new HashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                pairs.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return pairs;
    }
}
