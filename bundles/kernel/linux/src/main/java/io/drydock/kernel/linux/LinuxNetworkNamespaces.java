package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.NetworkNamespaces;

import org.osgi.service.component.annotations.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Network namespaces mounted on files. */
@Component(service = NetworkNamespaces.class)
public final class LinuxNetworkNamespaces implements NetworkNamespaces {

    private static final int NEW_NETWORK = 0x40000000;
    private static final long NAMESPACE_FILES = 0x6e736673;
    private static final int LOOPBACK = 1;

    @Override
    public void create(Path path) {
        makeFile(path);
        try {
            FreshThread.call(() -> unshareOnto(path));
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    private static void makeFile(Path path) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new LinuxException(Errno.EIO, "create directory for", path.toString());
        }
        int flags = OpenFlags.CREATE | OpenFlags.EXCLUSIVE | OpenFlags.CLOEXEC;
        LibC.close(Calls.check(LibC.open(CString.of(path), flags, 0444), "create", path));
    }

    private static boolean unshareOnto(Path path) {
        Calls.check(LibC.unshare(NEW_NETWORK), "unshare network for", path);
        byte[] own = CString.of("/proc/thread-self/ns/net");
        Calls.check(
                LibC.mount(own, CString.of(path), null, MountFlags.BIND, null),
                "mount network namespace on",
                path);
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            socket.execute(List.of(LinkMessages.flags(LOOPBACK, true)));
        }
        return true;
    }

    @Override
    public boolean delete(Path path) {
        // An open socket would keep the namespace alive, and with it its links.
        KeptPairs.forget(path);
        return Offload.call(() -> deleteNow(path));
    }

    private static boolean deleteNow(Path path) {
        byte[] raw = CString.of(path);
        if (LibC.umount2(raw, MountFlags.DETACH | MountFlags.NO_FOLLOW) != 0) {
            int errno = Calls.errno();
            if (errno != Errno.EINVAL && errno != Errno.ENOENT) {
                throw new LinuxException(errno, "unmount", path.toString());
            }
        }
        if (LibC.unlinkat(LibC.AT_FDCWD, raw, 0) == 0) {
            return true;
        }
        int errno = Calls.errno();
        if (errno == Errno.ENOENT) {
            return false;
        }
        throw new LinuxException(errno, "delete", path.toString());
    }

    @Override
    public boolean exists(Path path) {
        try {
            return Statfs.of(path).magic() == NAMESPACE_FILES;
        } catch (LinuxException e) {
            if (e.is(Errno.ENOENT)) {
                // Never there, or deleted since it was listed.
                return false;
            }
            throw e;
        }
    }

    @Override
    public List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(this::exists).sorted().toList();
        } catch (IOException e) {
            throw new LinuxException(Errno.EIO, "list", directory.toString());
        }
    }

    @Override
    public <T> T inside(Path netns, Callable<T> work) {
        return enter(netns, work);
    }

    static <T> T enter(Path netns, Callable<T> work) {
        return FreshThread.call(
                () -> {
                    int flags = OpenFlags.READ | OpenFlags.CLOEXEC;
                    int fd = Calls.check(LibC.open(CString.of(netns), flags, 0), "open", netns);
                    try {
                        Calls.check(LibC.setns(fd, NEW_NETWORK), "enter", netns);
                    } finally {
                        LibC.close(fd);
                    }
                    return work.call();
                });
    }
}
