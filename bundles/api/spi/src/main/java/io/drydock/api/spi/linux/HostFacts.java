package io.drydock.api.spi.linux;

/**
 * What {@code docker info} tells of a host.
 *
 * @param hostname without domain unless configured so
 * @param kernelRelease as {@code uname -r}
 * @param kernelVersion as {@code uname -v}
 * @param machine as {@code uname -m}, for example {@code x86_64}
 * @param operatingSystem PRETTY_NAME of os-release
 * @param osVersion VERSION_ID of os-release, may be empty
 * @param cpus usable by the daemon
 * @param memoryBytes total memory
 * @param swapBytes total swap
 */
public record HostFacts(
        String hostname,
        String kernelRelease,
        String kernelVersion,
        String machine,
        String operatingSystem,
        String osVersion,
        int cpus,
        long memoryBytes,
        long swapBytes) {

    /** The architecture as Go and OCI name it, for example {@code amd64}. */
    public String ociArchitecture() {
        return switch (machine) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "armv7l", "armv6l" -> "arm";
            case "i386", "i686" -> "386";
            default -> machine;
        };
    }
}
