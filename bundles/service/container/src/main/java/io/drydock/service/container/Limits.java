package io.drydock.service.container;

import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.ThrottleDevice;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.ResourceLimits.Throttle;
import io.drydock.api.spi.runtime.ResourceLimits.Throttle.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Docker's resource settings as cgroup limits; zero means not set. */
final class Limits {

    private static final long PERIOD = 100_000;

    private Limits() {}

    static ResourceLimits of(Resources wanted) {
        Long quota = positive(wanted.cpuQuota());
        Long period = positive(wanted.cpuPeriod());
        if (wanted.nanoCpus() > 0) {
            period = PERIOD;
            quota = wanted.nanoCpus() * PERIOD / 1_000_000_000L;
        }
        return new ResourceLimits(
                positive(wanted.memory()),
                swap(wanted),
                positive(wanted.memoryReservation()),
                swappiness(wanted.memorySwappiness()),
                wanted.oomKillDisable(),
                positive(wanted.cpuShares()),
                quota,
                period,
                positive(wanted.cpuRealtimeRuntime()),
                positive(wanted.cpuRealtimePeriod()),
                text(wanted.cpusetCpus()),
                text(wanted.cpusetMems()),
                pids(wanted.pidsLimit()),
                wanted.blkioWeight() == 0 ? null : wanted.blkioWeight(),
                throttles(wanted));
    }

    /** Memory and swap together; twice the memory when only that is set, as dockerd does. */
    private static @Nullable Long swap(Resources wanted) {
        if (wanted.memorySwap() != 0) {
            return Math.max(wanted.memorySwap(), -1);
        }
        return wanted.memory() > 0 ? wanted.memory() * 2 : null;
    }

    private static @Nullable Long swappiness(@Nullable Long value) {
        return value == null || value == -1 ? null : value;
    }

    private static @Nullable Long pids(@Nullable Long value) {
        if (value == null || value == 0) {
            return null;
        }
        return value < 0 ? -1L : value;
    }

    private static List<Throttle> throttles(Resources wanted) {
        List<Throttle> all = new ArrayList<>();
        if (wanted.blkioWeightDevice() != null) {
            wanted.blkioWeightDevice()
                    .forEach(
                            device ->
                                    all.add(
                                            new Throttle(
                                                    Kind.WEIGHT, device.path(), device.weight())));
        }
        add(all, Kind.READ_BPS, wanted.blkioDeviceReadBps());
        add(all, Kind.WRITE_BPS, wanted.blkioDeviceWriteBps());
        add(all, Kind.READ_IOPS, wanted.blkioDeviceReadIOps());
        add(all, Kind.WRITE_IOPS, wanted.blkioDeviceWriteIOps());
        return all;
    }

    private static void add(List<Throttle> all, Kind kind, @Nullable List<ThrottleDevice> devices) {
        if (devices != null) {
            devices.forEach(device -> all.add(new Throttle(kind, device.path(), device.rate())));
        }
    }

    private static @Nullable Long positive(long value) {
        return value > 0 ? value : null;
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
