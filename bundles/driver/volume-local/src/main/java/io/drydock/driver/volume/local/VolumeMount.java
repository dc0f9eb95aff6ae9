package io.drydock.driver.volume.local;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.Propagation;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** Mounts what a volume's options name. */
final class VolumeMount {

    private final Mounts mounts;

    VolumeMount(Mounts mounts) {
        this.mounts = mounts;
    }

    void mount(VolumeOptions options, Path target) {
        if (options.device().isEmpty()) {
            throw new DriverException(Kind.SYSTEM, "missing device in volume options");
        }
        VolumeOptions numbered = NetworkAddress.resolved(options);
        List<String> words = numbered.words();
        try {
            if (words.contains("bind") || words.contains("rbind")) {
                mounts.bind(
                        new BindMount(
                                Path.of(numbered.device()),
                                target,
                                words.contains("rbind"),
                                words.contains("ro"),
                                propagation(words)));
            } else {
                mounts.filesystem(numbered.type(), numbered.device(), target, words);
            }
        } catch (LinuxException e) {
            throw new DriverException(
                    Kind.SYSTEM,
                    "failed to mount local volume: " + MountFailure.text(numbered, target, e),
                    e);
        }
    }

    private static @Nullable Propagation propagation(List<String> words) {
        Propagation found = null;
        for (String word : words) {
            found =
                    switch (word) {
                        case "shared", "rshared" -> Propagation.SHARED;
                        case "slave", "rslave" -> Propagation.SLAVE;
                        case "private", "rprivate" -> Propagation.PRIVATE;
                        case "unbindable", "runbindable" -> Propagation.UNBINDABLE;
                        default -> found;
                    };
        }
        return found;
    }
}
