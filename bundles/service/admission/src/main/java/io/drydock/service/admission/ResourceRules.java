package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.DeviceMapping;
import io.drydock.api.model.container.Resources;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What limits must hold to, and which the kernel cannot keep. Texts are dockerd's. */
final class ResourceRules {

    private static final long MINIMUM_MEMORY = 6L << 20;
    private static final Pattern DEVICE_RULE =
            Pattern.compile("[acb] ([0-9]+|\\*):([0-9]+|\\*) [rwm]{1,3}");
    private static final Pattern DEVICE_ACCESS = Pattern.compile("[rwm]{0,3}");

    private final KernelLimits kernel;

    ResourceRules(KernelLimits kernel) {
        this.kernel = kernel;
    }

    /** The limits in force; what is discarded is told to {@code warnings}. */
    Resources check(Resources wanted, Consumer<String> warnings) {
        memory(wanted);
        processors(wanted);
        blockDevices(wanted);
        devices(wanted);
        if (wanted.ioMaximumBandwidth() != 0) {
            throw invalid(
                    "Invalid QoS settings: linux does not support configuration of maximum"
                            + " bandwidth");
        }
        if (wanted.ioMaximumIops() != 0) {
            throw invalid(
                    "Invalid QoS settings: linux does not support configuration of maximum IOPs");
        }
        return KernelGaps.discard(wanted, kernel, warnings);
    }

    private static void memory(Resources limits) {
        long memory = limits.memory();
        if (memory != 0 && memory < MINIMUM_MEMORY) {
            throw invalid("Minimum memory limit allowed is 6MB");
        }
        if (memory == 0 && limits.memorySwap() > 0) {
            throw invalid(
                    "You should always set the Memory limit when using Memoryswap limit, see"
                            + " usage");
        }
        if (memory > 0 && limits.memorySwap() > 0 && limits.memorySwap() < memory) {
            throw invalid("Minimum memoryswap limit should be larger than memory limit, see usage");
        }
        if (limits.memoryReservation() > 0 && limits.memoryReservation() < MINIMUM_MEMORY) {
            throw invalid("Minimum memory reservation allowed is 6MB");
        }
        if (memory > 0 && limits.memoryReservation() > memory) {
            throw invalid(
                    "Minimum memory limit can not be less than memory reservation limit, see"
                            + " usage");
        }
        if (limits.kernelMemory() > 0 && limits.kernelMemory() < MINIMUM_MEMORY) {
            throw invalid("Minimum kernel memory limit allowed is 6MB");
        }
        Long swappiness = limits.memorySwappiness();
        if (swappiness != null && swappiness != -1 && (swappiness < 0 || swappiness > 100)) {
            throw invalid(
                    "Invalid value: %d, valid memory swappiness range is 0-100"
                            .formatted(swappiness));
        }
    }

    private void processors(Resources limits) {
        int processors = kernel.processors();
        if (limits.nanoCpus() > 0 && (limits.cpuPeriod() > 0 || limits.cpuQuota() > 0)) {
            throw invalid(
                    "Conflicting options: Nano CPUs and CPU %s cannot both be set"
                            .formatted(limits.cpuPeriod() > 0 ? "Period" : "Quota"));
        }
        if (limits.nanoCpus() < 0 || limits.nanoCpus() > processors * 1_000_000_000L) {
            throw invalid(
                    "Range of CPUs is from 0.01 to %d.00, as there are only %d CPUs available"
                            .formatted(processors, processors));
        }
        if (limits.cpuPeriod() != 0
                && (limits.cpuPeriod() < 1000 || limits.cpuPeriod() > 1000000)) {
            throw invalid(
                    "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e."
                            + " 1000000)");
        }
        if (limits.cpuQuota() > 0 && limits.cpuQuota() < 1000) {
            throw invalid("CPU cfs quota can not be less than 1ms (i.e. 1000)");
        }
        if (limits.cpuShares() < 0) {
            throw invalid("shares: invalid argument");
        }
        if (limits.cpuShares() > 262144) {
            throw invalid("the maximum allowed cpu-shares is 262144");
        }
        if (limits.cpuRealtimePeriod() != 0
                && limits.cpuRealtimeRuntime() > limits.cpuRealtimePeriod()) {
            throw invalid("cpu real-time runtime cannot be higher than cpu real-time period");
        }
        NumberList.checkProcessors(limits.cpusetCpus(), processors);
        NumberList.checkNodes(limits.cpusetMems(), kernel.memoryNodes());
    }

    private void blockDevices(Resources limits) {
        boolean outside = limits.blkioWeight() < 10 || limits.blkioWeight() > 1000;
        if (kernel.blkioWeight() && limits.blkioWeight() != 0 && outside) {
            throw invalid("Range of blkio weight is from 10 to 1000");
        }
    }

    private static void devices(Resources limits) {
        for (String rule : orNone(limits.deviceCgroupRules())) {
            if (!DEVICE_RULE.matcher(rule).matches()) {
                throw invalid("invalid device cgroup rule format: '%s'".formatted(rule));
            }
        }
        for (DeviceMapping device : orNone(limits.devices())) {
            if (!DEVICE_ACCESS.matcher(device.cgroupPermissions()).matches()) {
                throw invalid("invalid device mode: " + device.cgroupPermissions());
            }
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
