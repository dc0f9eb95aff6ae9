package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.MountInfo;

import java.nio.file.Path;
import java.util.List;

/**
 * Makes directories shared mount points.
 *
 * <p>A mount namespace made for hiding the unified cgroup hierarchy receives later mounts only
 * below shared mount points. Under systemd {@code /} is one; where it is not, the engine shares its
 * own directories and leaves the rest of the host as it is. A volume the administrator mounts
 * elsewhere later is then not seen by containers started through that namespace.
 */
final class SharedRoots {

    private SharedRoots() {}

    static void share(Path directory) {
        MountInfo holder = holder(directory, MountTable.read());
        if (holder.shared()) {
            return;
        }
        byte[] path = CString.of(directory);
        if (!holder.target().equals(directory.toString())) {
            // Recursive: mounts of an earlier run stay reachable.
            long bind = MountFlags.BIND | MountFlags.RECURSIVE;
            Calls.check(LibC.mount(path, path, null, bind, null), "bind", directory);
        }
        Calls.check(LibC.mount(path, path, null, MountFlags.SHARED, null), "share", directory);
    }

    /**
     * Takes the bind mount away unless something below it is in use: the next run finds it then.
     */
    static void release(Path directory) {
        MountInfo holder = holder(directory, MountTable.read());
        boolean own = holder.target().equals(directory.toString());
        if (own && holder.root().endsWith(directory.toString())) {
            LibC.umount2(CString.of(directory), MountFlags.NO_FOLLOW);
        }
    }

    /** The mount a directory is on: the last one in the table with the longest target above it. */
    static MountInfo holder(Path directory, List<MountInfo> table) {
        MountInfo best = table.getFirst();
        for (MountInfo mount : table) {
            boolean above = directory.startsWith(mount.target());
            boolean longer = mount.target().length() >= best.target().length();
            if (above && (longer || !directory.startsWith(best.target()))) {
                best = mount;
            }
        }
        return best;
    }
}
