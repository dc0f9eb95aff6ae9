package io.drydock.driver.volume.local;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What dockerd says when mount(2) fails: flags as a number, other words as they are. */
final class MountFailure {

    private static final Map<String, Integer> FLAGS =
            Map.ofEntries(
                    Map.entry("ro", 1),
                    Map.entry("nosuid", 2),
                    Map.entry("nodev", 4),
                    Map.entry("noexec", 8),
                    Map.entry("sync", 0x10),
                    Map.entry("remount", 0x20),
                    Map.entry("mand", 0x40),
                    Map.entry("dirsync", 0x80),
                    Map.entry("noatime", 0x400),
                    Map.entry("nodiratime", 0x800),
                    Map.entry("bind", 0x1000),
                    Map.entry("rbind", 0x5000),
                    Map.entry("relatime", 0x200000),
                    Map.entry("strictatime", 0x1000000));

    /** Words that change flags and never reach the file system. */
    private static final List<String> SILENT =
            List.of(
                    "defaults",
                    "rw",
                    "suid",
                    "dev",
                    "exec",
                    "async",
                    "nomand",
                    "atime",
                    "diratime",
                    "shared",
                    "rshared",
                    "slave",
                    "rslave",
                    "private",
                    "rprivate",
                    "unbindable",
                    "runbindable");

    private MountFailure() {}

    static String text(VolumeOptions options, Path target, LinuxException failure) {
        int flags = 0;
        List<String> data = new ArrayList<>();
        for (String word : options.words()) {
            if (FLAGS.containsKey(word)) {
                flags |= FLAGS.get(word);
            } else if (!SILENT.contains(word)) {
                data.add(word.startsWith("password=") ? "password=********" : word);
            }
        }
        return "mount %s:%s%s%s: %s"
                .formatted(
                        options.device(),
                        target,
                        flags == 0 ? "" : ", flags: 0x" + Integer.toHexString(flags),
                        data.isEmpty() ? "" : ", data: " + String.join(",", data),
                        Errno.text(failure.errno()));
    }
}
