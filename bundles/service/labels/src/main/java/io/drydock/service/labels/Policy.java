package io.drydock.service.labels;

import io.drydock.api.spi.linux.MountInfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the host says of SELinux.
 *
 * @param configuration {@code /etc/selinux}
 * @param vendor contexts for containers where they do not belong to a policy, looked at first
 * @param current the label of this process, by the kernel
 */
record Policy(Path configuration, Path vendor, Path current) {

    /** Where a host has them. */
    static final Policy OF_THE_HOST =
            new Policy(
                    Path.of("/etc/selinux"),
                    Path.of("/usr/share/containers/selinux/contexts"),
                    Path.of("/proc/thread-self/attr/current"));

    private static final String DEFAULT_TYPE = "targeted";

    /** Whether the kernel labels processes: a policy is loaded and its file system is mounted. */
    boolean inForce(List<MountInfo> mounts) {
        boolean mounted =
                mounts.stream()
                        .filter(mount -> mount.type().equals("selinuxfs"))
                        .anyMatch(mount -> !mount.options().contains("ro"));
        return mounted && !label().equals("kernel");
    }

    /** {@code kernel} as long as no policy is loaded. */
    private String label() {
        try {
            return Files.readString(current).replace("\0", "").strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The default labels of containers, as the package container-selinux installs them. */
    Map<String, String> contexts() {
        if (Files.exists(vendor)) {
            return ContextFile.read(vendor);
        }
        String type =
                ContextFile.read(configuration.resolve("config"))
                        .getOrDefault("SELINUXTYPE", DEFAULT_TYPE);
        return ContextFile.read(
                configuration.resolve(type).resolve("contexts").resolve("lxc_contexts"));
    }
}
