package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * Limits on what a container may use; flat in JSON within its owner.
 *
 * <p>Zero, empty or null means no limit in a create request and no change in an update.
 *
 * @param cpuShares relative weight against other containers
 * @param memory bytes
 * @param nanoCpus CPU quota in units of 10<sup>-9</sup> CPUs
 * @param blkioWeight 10 to 1000
 * @param cpuPeriod microseconds
 * @param cpuQuota microseconds of CPU time within each period
 * @param cpuRealtimePeriod microseconds
 * @param cpuRealtimeRuntime microseconds
 * @param cpusetCpus CPUs allowed, such as {@code 0-2,4}
 * @param cpusetMems memory nodes allowed
 * @param memoryReservation soft limit in bytes
 * @param memorySwap memory and swap together in bytes, -1 for unlimited swap
 * @param memorySwappiness 0 to 100
 * @param pidsLimit most processes; 0 or less for no limit
 * @param kernelMemory bytes; up to API 1.41, and nothing keeps it since Linux 5.16; never shown
 * @param cpuCount Windows only
 * @param cpuPercent Windows only
 * @param ioMaximumIops Windows only
 * @param ioMaximumBandwidth Windows only
 */
public record Resources(
        @JsonProperty("CpuShares") long cpuShares,
        @JsonProperty("Memory") long memory,
        @JsonProperty("NanoCpus") long nanoCpus,
        @JsonProperty("CgroupParent") String cgroupParent,
        @JsonProperty("BlkioWeight") int blkioWeight,
        @JsonProperty("BlkioWeightDevice") @Nullable List<WeightDevice> blkioWeightDevice,
        @JsonProperty("BlkioDeviceReadBps") @Nullable List<ThrottleDevice> blkioDeviceReadBps,
        @JsonProperty("BlkioDeviceWriteBps") @Nullable List<ThrottleDevice> blkioDeviceWriteBps,
        @JsonProperty("BlkioDeviceReadIOps") @Nullable List<ThrottleDevice> blkioDeviceReadIOps,
        @JsonProperty("BlkioDeviceWriteIOps") @Nullable List<ThrottleDevice> blkioDeviceWriteIOps,
        @JsonProperty("CpuPeriod") long cpuPeriod,
        @JsonProperty("CpuQuota") long cpuQuota,
        @JsonProperty("CpuRealtimePeriod") long cpuRealtimePeriod,
        @JsonProperty("CpuRealtimeRuntime") long cpuRealtimeRuntime,
        @JsonProperty("CpusetCpus") String cpusetCpus,
        @JsonProperty("CpusetMems") String cpusetMems,
        @JsonProperty("Devices") @Nullable List<DeviceMapping> devices,
        @JsonProperty("DeviceCgroupRules") @Nullable List<String> deviceCgroupRules,
        @JsonProperty("DeviceRequests") @Nullable List<DeviceRequest> deviceRequests,
        @JsonProperty("MemoryReservation") long memoryReservation,
        @JsonProperty("MemorySwap") long memorySwap,
        @JsonProperty("MemorySwappiness") @Nullable Long memorySwappiness,
        @JsonProperty("OomKillDisable") @Nullable Boolean oomKillDisable,
        @JsonProperty("PidsLimit") @Nullable Long pidsLimit,
        @JsonProperty("Ulimits") @Nullable List<Ulimit> ulimits,
        @JsonProperty(value = "KernelMemory", access = JsonProperty.Access.WRITE_ONLY)
                long kernelMemory,
        @JsonProperty("CpuCount") long cpuCount,
        @JsonProperty("CpuPercent") long cpuPercent,
        @JsonProperty("IOMaximumIOps") long ioMaximumIops,
        @JsonProperty("IOMaximumBandwidth") long ioMaximumBandwidth) {

    /** No limits at all. */
    public static final Resources NONE = of(draft -> {});

    public Resources {
        cgroupParent = ZeroValue.text(cgroupParent);
        blkioWeightDevice = ZeroValue.listOrNull(blkioWeightDevice);
        blkioDeviceReadBps = ZeroValue.listOrNull(blkioDeviceReadBps);
        blkioDeviceWriteBps = ZeroValue.listOrNull(blkioDeviceWriteBps);
        blkioDeviceReadIOps = ZeroValue.listOrNull(blkioDeviceReadIOps);
        blkioDeviceWriteIOps = ZeroValue.listOrNull(blkioDeviceWriteIOps);
        cpusetCpus = ZeroValue.text(cpusetCpus);
        cpusetMems = ZeroValue.text(cpusetMems);
        devices = ZeroValue.listOrNull(devices);
        deviceCgroupRules = ZeroValue.listOrNull(deviceCgroupRules);
        deviceRequests = ZeroValue.listOrNull(deviceRequests);
        ulimits = ZeroValue.listOrNull(ulimits);
    }

    /** Zero values, then what {@code edit} sets. */
    public static Resources of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public Resources with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public long cpuShares;
        public long memory;
        public long nanoCpus;
        public String cgroupParent = "";
        public int blkioWeight;
        public @Nullable List<WeightDevice> blkioWeightDevice;
        public @Nullable List<ThrottleDevice> blkioDeviceReadBps;
        public @Nullable List<ThrottleDevice> blkioDeviceWriteBps;
        public @Nullable List<ThrottleDevice> blkioDeviceReadIOps;
        public @Nullable List<ThrottleDevice> blkioDeviceWriteIOps;
        public long cpuPeriod;
        public long cpuQuota;
        public long cpuRealtimePeriod;
        public long cpuRealtimeRuntime;
        public String cpusetCpus = "";
        public String cpusetMems = "";
        public @Nullable List<DeviceMapping> devices;
        public @Nullable List<String> deviceCgroupRules;
        public @Nullable List<DeviceRequest> deviceRequests;
        public long memoryReservation;
        public long memorySwap;
        public @Nullable Long memorySwappiness;
        public @Nullable Boolean oomKillDisable;
        public @Nullable Long pidsLimit;
        public @Nullable List<Ulimit> ulimits;
        public long kernelMemory;
        public long cpuCount;
        public long cpuPercent;
        public long ioMaximumIops;
        public long ioMaximumBandwidth;

        private Draft() {}

        private Draft(Resources value) {
            cpuShares = value.cpuShares;
            memory = value.memory;
            nanoCpus = value.nanoCpus;
            cgroupParent = value.cgroupParent;
            blkioWeight = value.blkioWeight;
            blkioWeightDevice = value.blkioWeightDevice;
            blkioDeviceReadBps = value.blkioDeviceReadBps;
            blkioDeviceWriteBps = value.blkioDeviceWriteBps;
            blkioDeviceReadIOps = value.blkioDeviceReadIOps;
            blkioDeviceWriteIOps = value.blkioDeviceWriteIOps;
            cpuPeriod = value.cpuPeriod;
            cpuQuota = value.cpuQuota;
            cpuRealtimePeriod = value.cpuRealtimePeriod;
            cpuRealtimeRuntime = value.cpuRealtimeRuntime;
            cpusetCpus = value.cpusetCpus;
            cpusetMems = value.cpusetMems;
            devices = value.devices;
            deviceCgroupRules = value.deviceCgroupRules;
            deviceRequests = value.deviceRequests;
            memoryReservation = value.memoryReservation;
            memorySwap = value.memorySwap;
            memorySwappiness = value.memorySwappiness;
            oomKillDisable = value.oomKillDisable;
            pidsLimit = value.pidsLimit;
            ulimits = value.ulimits;
            kernelMemory = value.kernelMemory;
            cpuCount = value.cpuCount;
            cpuPercent = value.cpuPercent;
            ioMaximumIops = value.ioMaximumIops;
            ioMaximumBandwidth = value.ioMaximumBandwidth;
        }

        private Resources build() {
            return new Resources(
                    cpuShares,
                    memory,
                    nanoCpus,
                    cgroupParent,
                    blkioWeight,
                    blkioWeightDevice,
                    blkioDeviceReadBps,
                    blkioDeviceWriteBps,
                    blkioDeviceReadIOps,
                    blkioDeviceWriteIOps,
                    cpuPeriod,
                    cpuQuota,
                    cpuRealtimePeriod,
                    cpuRealtimeRuntime,
                    cpusetCpus,
                    cpusetMems,
                    devices,
                    deviceCgroupRules,
                    deviceRequests,
                    memoryReservation,
                    memorySwap,
                    memorySwappiness,
                    oomKillDisable,
                    pidsLimit,
                    ulimits,
                    kernelMemory,
                    cpuCount,
                    cpuPercent,
                    ioMaximumIops,
                    ioMaximumBandwidth);
        }
    }
}
