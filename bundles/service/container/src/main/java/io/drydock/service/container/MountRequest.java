package io.drydock.service.container;

import java.util.Map;

/**
 * A mount as the user asked for it, in whichever notation.
 *
 * @param type {@code bind}, {@code volume} or {@code tmpfs}
 * @param source host path, or volume name; empty for an anonymous volume
 * @param destination absolute, normalised
 * @param mode option text as inspect shows it
 * @param readOnly nothing can be written through it
 * @param createSource a missing host directory is made
 * @param copyUp an empty volume is filled from the image
 * @param recursive host mounts below come along
 * @param propagation {@code rprivate} and others, empty for the default
 * @param driver of a volume, may be empty
 * @param options of a volume's driver
 * @param labels of a volume
 */
record MountRequest(
        String type,
        String source,
        String destination,
        String mode,
        boolean readOnly,
        boolean createSource,
        boolean copyUp,
        boolean recursive,
        String propagation,
        String driver,
        Map<String, String> options,
        Map<String, String> labels) {

    static MountRequest anonymous(String destination, String driver) {
        return new MountRequest(
                "volume",
                "",
                destination,
                "",
                false,
                false,
                true,
                true,
                "",
                driver,
                Map.of(),
                Map.of());
    }
}
