package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Subvolumes;

import org.osgi.service.component.annotations.Component;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;

/** The requests of btrfs, as linux/btrfs.h describes them. */
@Component(service = Subvolumes.class)
public final class BtrfsSubvolumes implements Subvolumes {

    private static final long CREATE = 0x5000940eL;
    private static final long DESTROY = 0x5000940fL;
    private static final long SNAPSHOT = 0x50009417L;
    private static final long QUOTA_CONTROL = 0xc0109428L;
    private static final long QGROUP_LIMIT = 0x8030942bL;

    private static final int ARGUMENTS = 4096;
    private static final int NAME = 8;
    private static final int NAME_OF_SNAPSHOT = 56;
    private static final int LONGEST = 255;
    private static final long QUOTA_ENABLE = 1;
    private static final long LIMIT_REFERENCED = 1;
    private static final long ROOT_INODE = 256;

    private final FileNodes nodes = new LinuxFileNodes();

    @Override
    public void create(Path path) {
        Ioctl.on(parent(path), CREATE, named(path, NAME), "make subvolume " + path + " in");
    }

    @Override
    public void snapshot(Path source, Path path) {
        Offload.run(
                () -> {
                    int flags = OpenFlags.READ | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;
                    int fd = Calls.check(LibC.open(CString.of(source), flags, 0), "open", source);
                    try {
                        byte[] arguments = named(path, NAME_OF_SNAPSHOT);
                        numbers(arguments).putLong(0, fd);
                        Ioctl.on(parent(path), SNAPSHOT, arguments, "snapshot " + source + " into");
                    } finally {
                        LibC.close(fd);
                    }
                });
    }

    @Override
    public void delete(Path path) {
        Ioctl.on(parent(path), DESTROY, named(path, NAME), "delete subvolume " + path + " of");
    }

    @Override
    public boolean isSubvolume(Path path) {
        return nodes.stat(path)
                .map(FileStat::inode)
                .filter(inode -> inode == ROOT_INODE)
                .isPresent();
    }

    @Override
    public void limit(Path path, long bytes) {
        byte[] control = new byte[16];
        numbers(control).putLong(QUOTA_ENABLE);
        Ioctl.on(path, QUOTA_CONTROL, control, "enable quotas of");
        byte[] limit = new byte[48];
        // Quota group 0 is the one of the subvolume itself.
        numbers(limit).putLong(0).putLong(LIMIT_REFERENCED).putLong(bytes);
        Ioctl.on(path, QGROUP_LIMIT, limit, "limit the quota of");
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "an absolute path is needed");
    }

    private static byte[] named(Path path, int at) {
        byte[] arguments = new byte[ARGUMENTS];
        byte[] name = CString.of(String.valueOf(path.getFileName()));
        if (name.length > LONGEST) {
            throw new LinuxException(Errno.ENAMETOOLONG, "name subvolume", path.toString());
        }
        System.arraycopy(name, 0, arguments, at, name.length);
        return arguments;
    }

    private static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }
}
