package io.drydock.api.spi.linux;

import java.util.List;

/**
 * One line of /proc/self/mountinfo, escapes resolved.
 *
 * @param id unique as long as the mount exists
 * @param parentId the mount this one sits on
 * @param device {@code major:minor}
 * @param root the directory of the file system that is visible here
 * @param target where it is mounted
 * @param options options of this mount, for example {@code rw,nosuid}
 * @param propagation the optional fields, for example {@code shared:5}
 * @param type the file system's type
 * @param source device or word given when mounting
 * @param superOptions options of the file system, for overlay its directories
 */
public record MountInfo(
        int id,
        int parentId,
        String device,
        String root,
        String target,
        List<String> options,
        List<String> propagation,
        String type,
        String source,
        List<String> superOptions) {

    /** Copies the lists. */
    public MountInfo {
        options = List.copyOf(options);
        propagation = List.copyOf(propagation);
        superOptions = List.copyOf(superOptions);
    }

    /** Whether the mount point is shared with other namespaces. */
    public boolean shared() {
        return propagation.stream().anyMatch(field -> field.startsWith("shared:"));
    }
}
