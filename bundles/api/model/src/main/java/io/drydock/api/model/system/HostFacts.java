package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * The operating system and the CPU of the host.
 *
 * @param operatingSystem name for people
 * @param osType {@code linux}
 * @param architecture as {@code uname -m} says it
 */
public record HostFacts(
        @JsonProperty("KernelVersion") String kernelVersion,
        @JsonProperty("OperatingSystem") String operatingSystem,
        @JsonProperty("OSVersion") String osVersion,
        @JsonProperty("OSType") String osType,
        @JsonProperty("Architecture") String architecture) {

    /** Nothing known of the host. */
    public static final HostFacts NONE = new HostFacts("", "", "", "", "");

    public HostFacts {
        kernelVersion = ZeroValue.text(kernelVersion);
        operatingSystem = ZeroValue.text(operatingSystem);
        osVersion = ZeroValue.text(osVersion);
        osType = ZeroValue.text(osType);
        architecture = ZeroValue.text(architecture);
    }
}
