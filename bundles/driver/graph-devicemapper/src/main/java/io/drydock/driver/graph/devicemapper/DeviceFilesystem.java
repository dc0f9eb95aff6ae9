package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.linux.Mounts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file system on each device: xfs where the machine can make it, else ext4. */
final class DeviceFilesystem {

    private static final String XFS = "xfs";
    private static final String EXT4 = "ext4";

    private final PoolOptions options;
    private final Programs programs;
    private final Mounts mounts;

    DeviceFilesystem(PoolOptions options, Programs programs, Mounts mounts) {
        this.options = options;
        this.programs = programs;
        this.mounts = mounts;
    }

    String type() {
        String wanted = options.filesystem();
        return !wanted.isEmpty() ? wanted : programs.has("mkfs." + XFS) ? XFS : EXT4;
    }

    void make(String device) {
        List<String> words = new ArrayList<>(List.of("mkfs." + type()));
        if (type().equals(EXT4)) {
            // All of it now: what is made later would be copied into every snapshot.
            words.addAll(List.of("-E", "nodiscard,lazy_itable_init=0,lazy_journal_init=0"));
        }
        words.addAll(options.makeWords());
        words.add(device);
        programs.run(words);
    }

    /** A snapshot has the file system's id of its origin, which xfs does not like. */
    void mount(String device, Path target) {
        List<String> words = new ArrayList<>(options.mountWords());
        if (type().equals(XFS)) {
            words.add("nouuid");
        }
        mounts.filesystem(type(), device, target, words);
    }

    void grow(String device, Path mounted) {
        if (type().equals(XFS)) {
            programs.run("xfs_growfs", mounted.toString());
        } else {
            programs.run("resize2fs", device);
        }
    }
}
