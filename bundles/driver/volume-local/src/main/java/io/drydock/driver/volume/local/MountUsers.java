package io.drydock.driver.volume.local;

import io.drydock.api.spi.linux.Mounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who uses a volume that is mounted while it is used: a file each, beneath a directory that a
 * reboot clears together with the mounts. Whether it is mounted is asked of the kernel.
 */
final class MountUsers {

    private static final int STRIPES = 16;

    private final Path users;
    private final Mounts mounts;

    /** First and last use must not cross; a volume's mount is the one thing done under its lock. */
    private final List<ReentrantLock> locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    MountUsers(Path users, Mounts mounts) {
        this.users = users;
        this.mounts = mounts;
    }

    void add(String name, String id, VolumeOptions options, Path data) throws IOException {
        ReentrantLock lock = lock(name);
        lock.lock();
        try {
            if (!mounts.isMounted(data)) {
                new VolumeMount(mounts).mount(options, data);
            }
            Files.createDirectories(users.resolve(name));
            Path user = users.resolve(name).resolve(id);
            if (!Files.exists(user)) {
                Files.createFile(user);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Without users it is not mounted, even if the last one was cut off between the two. */
    void remove(String name, String id, Path data) throws IOException {
        ReentrantLock lock = lock(name);
        lock.lock();
        try {
            Path directory = users.resolve(name);
            Files.deleteIfExists(directory.resolve(id));
            if (!Files.exists(directory) || isEmpty(directory)) {
                Files.deleteIfExists(directory);
                if (mounts.isMounted(data)) {
                    mounts.unmount(data, false);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The volume is gone. */
    void forget(String name) throws IOException {
        Trees.delete(users.resolve(name));
    }

    private ReentrantLock lock(String name) {
        return locks.get(Math.floorMod(name.hashCode(), STRIPES));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
