package io.drydock.service.system;

import io.drydock.api.model.volume.Volume;
import io.drydock.service.sizes.DirectorySize;

import java.nio.file.Path;

/** Counts the bytes of a volume's files. */
final class VolumeSize {

    private VolumeSize() {}

    /** Whether it is on this host's disk: one of the local driver without options. */
    static boolean counts(Volume volume) {
        var options = volume.options();
        return volume.driver().equals("local") && (options == null || options.isEmpty());
    }

    /** -1 where it cannot be told. */
    static long of(Volume volume) {
        return DirectorySize.of(Path.of(volume.mountpoint())).orElse(-1);
    }
}
