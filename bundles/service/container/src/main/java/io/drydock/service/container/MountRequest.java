package io.drydock.service.container;

import java.util.Map;

/**
 * A mount as the user asked for it, in whichever notation.
 *
 * @param type {@code bind}, {@code volume}, {@code tmpfs} or {@code image}
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
 * @param reach how far a read-only bind is read-only
 * @param subpath of a volume or image, relative, empty for all of it
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
        Map<String, String> labels,
        ReadOnlyReach reach,
        String subpath) {

    /** Without the options of newer notations. */
    MountRequest(
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
        this(
                type,
                source,
                destination,
                mode,
                readOnly,
                createSource,
                copyUp,
                recursive,
                propagation,
                driver,
                options,
                labels,
                ReadOnlyReach.TREE_IF_POSSIBLE,
                "");
    }

    /** With the given options. */
    MountRequest with(ReadOnlyReach otherReach, String otherSubpath) {
        return new MountRequest(
                type,
                source,
                destination,
                mode,
                readOnly,
                createSource,
                copyUp,
                recursive,
                propagation,
                driver,
                options,
                labels,
                otherReach,
                otherSubpath);
    }

    /** Named volumes are labelled for all, unless a driver has them that may keep no labels. */
    static String labelling(String driver) {
        return driver.isEmpty() || driver.equals("local") ? "z" : "";
    }

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
