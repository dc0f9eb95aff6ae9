package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Processes;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Network namespaces mounted on files. */
@Component(service = NetworkNamespaces.class)
public final class LinuxNetworkNamespaces implements NetworkNamespaces {

    private static final int NEW_NETWORK = 0x40000000;
    private static final long NAMESPACE_FILES = 0x6e736673;
    private static final int LOOPBACK = 1;

    private final @Nullable NamespaceProgram program;

    /** Namespaces of the host's user namespace alone. */
    public LinuxNetworkNamespaces() {
        program = null;
    }

    /** Namespaces of the host's, and by a program those of other user namespaces. */
    @Activate
    public LinuxNetworkNamespaces(@Reference Processes processes) {
        program = new NamespaceProgram(processes);
    }

    @Override
    public void create(Path path) {
        NamespaceFile.make(path);
        try {
            FreshThread.call(() -> unshareOnto(path));
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    @Override
    public void create(Path path, Path owner) {
        NamespaceProgram owned = Objects.requireNonNull(program);
        NamespaceFile.make(path);
        try {
            owned.with(
                    List.of("nsenter", "--user=" + owner, "unshare", "--net"),
                    "net",
                    pid -> NamespaceFile.mount(Path.of("/proc/" + pid + "/ns/net"), path));
            enter(path, LinuxNetworkNamespaces::raiseLoopback);
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    private static boolean unshareOnto(Path path) {
        Calls.check(LibC.unshare(NEW_NETWORK), "unshare network for", path);
        NamespaceFile.mount(Path.of("/proc/thread-self/ns/net"), path);
        return raiseLoopback();
    }

    private static boolean raiseLoopback() {
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            socket.execute(List.of(LinkMessages.flags(LOOPBACK, true)));
        }
        return true;
    }

    @Override
    public boolean delete(Path path) {
        // An open socket would keep the namespace alive, and with it its links.
        KeptPairs.forget(path);
        return NamespaceFile.delete(path);
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
            return files.sorted().toList();
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
