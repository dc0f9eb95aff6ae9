package io.drydock.service.container;

import io.drydock.api.model.container.HostConfig;
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

    private final Settings settings;
    private final Runtimes runtimes;
    private final boolean unified;

    HostDefaults(Settings settings, Runtimes runtimes, boolean unified) {
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
                                    ? settings.default$_$shm$_$size()
                                    : wanted.shmSize();
                    draft.ipcMode =
                            wanted.ipcMode().isEmpty()
                                    ? settings.default$_$ipc$_$mode()
                                    : wanted.ipcMode();
                    draft.cgroupnsMode =
                            wanted.cgroupnsMode().isEmpty()
                                    ? unified && !wanted.privileged() ? "private" : "host"
                                    : wanted.cgroupnsMode();
                    draft.runtime =
                            wanted.runtime().isEmpty() ? runtimes.standard() : wanted.runtime();
                    draft.restartPolicy =
                            wanted.restartPolicy().name().isEmpty()
                                    ? RestartPolicy.NO
                                    : wanted.restartPolicy();
                    if (!wanted.privileged()) {
                        draft.maskedPaths =
                                wanted.maskedPaths() == null ? MASKED : wanted.maskedPaths();
                        draft.readonlyPaths =
                                wanted.readonlyPaths() == null ? READ_ONLY : wanted.readonlyPaths();
                    }
                });
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
