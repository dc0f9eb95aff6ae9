package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.ResourceLimits.Throttle;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Limits of a cgroup as runtimes read them, in version 1 terms; they convert for version 2. */
final class Resources {

    private Resources() {}

    /**
     * @param unified version 2 only: what it does not know is left out, runtimes refuse it
     */
    static Map<String, Object> of(ResourceLimits limits, boolean unified) {
        return new Fields()
                .put("memory", memory(limits, unified))
                .put("cpu", cpu(limits, unified))
                .put("pids", pids(limits.pids()))
                .put("blockIO", blockIo(limits))
                .map();
    }

    /** No limit is said by silence: crun 1.8 writes -1 into the file, which the kernel refuses. */
    private static @Nullable Map<String, Object> pids(@Nullable Long limit) {
        return limit == null || limit < 0 ? null : Map.of("limit", limit);
    }

    private static Map<String, Object> memory(ResourceLimits limits, boolean unified) {
        Fields memory =
                new Fields()
                        .put("limit", limits.memory())
                        .put("reservation", limits.memoryReservation())
                        .put("swap", limits.memorySwap());
        if (!unified) {
            memory.put("swappiness", limits.swappiness())
                    .put("disableOOMKiller", limits.oomKillDisable());
        }
        return memory.map();
    }

    private static Map<String, Object> cpu(ResourceLimits limits, boolean unified) {
        Fields cpu =
                new Fields()
                        .put("shares", limits.cpuShares())
                        .put("quota", limits.cpuQuota())
                        .put("period", limits.cpuPeriod());
        if (!unified) {
            cpu.put("realtimeRuntime", limits.cpuRealtimeRuntime())
                    .put("realtimePeriod", limits.cpuRealtimePeriod());
        }
        return cpu.put("cpus", limits.cpus()).put("mems", limits.mems()).map();
    }

    private static Map<String, Object> blockIo(ResourceLimits limits) {
        Fields fields = new Fields().put("weight", limits.blkioWeight());
        for (Throttle.Kind kind : Throttle.Kind.values()) {
            List<Map<String, Object>> rates =
                    limits.throttles().stream()
                            .filter(each -> each.kind() == kind)
                            .map(Resources::rate)
                            .toList();
            fields.put(key(kind), rates);
        }
        return fields.map();
    }

    private static String key(Throttle.Kind kind) {
        return switch (kind) {
            case WEIGHT -> "weightDevice";
            case READ_BPS -> "throttleReadBpsDevice";
            case WRITE_BPS -> "throttleWriteBpsDevice";
            case READ_IOPS -> "throttleReadIOPSDevice";
            case WRITE_IOPS -> "throttleWriteIOPSDevice";
        };
    }

    private static Map<String, Object> rate(Throttle throttle) {
        long device = number(throttle.device());
        String value = throttle.kind() == Throttle.Kind.WEIGHT ? "weight" : "rate";
        return new Fields()
                .put("major", device >>> 8 & 0xfff)
                .put("minor", device & 0xff | device >>> 12 & 0xfff00)
                .put(value, throttle.value())
                .map();
    }

    /** The number of a device node, or {@code major:minor} given as text. */
    private static long number(String device) {
        try {
            if (device.startsWith("/")) {
                return ((Number) Files.getAttribute(Path.of(device), "unix:rdev")).longValue();
            }
            String[] parts = device.split(":", 2);
            long minor = Long.parseLong(parts[1]);
            return Long.parseLong(parts[0]) << 8 | minor & 0xff | (minor & 0xfff00) << 12;
        } catch (IOException | ArrayIndexOutOfBoundsException | NumberFormatException e) {
            throw new DriverException(
                    Kind.INVALID, "stat " + device + ": no such file or directory", e);
        }
    }
}
