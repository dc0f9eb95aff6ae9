package io.drydock.kernel.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/**
 * A listening socket's place in the file system.
 *
 * <p>Java cannot set the umask, so the socket is bound in a directory only we can enter, given its
 * group and mode there, and then moved to its place: nobody can connect before it is protected, and
 * a stale socket is replaced in one step.
 */
final class UnixSocketFile {

    private static final Logger LOG = LoggerFactory.getLogger(UnixSocketFile.class);

    private final Path path;
    private final Path nursery;

    /** Refuses a path where somebody listens. */
    UnixSocketFile(Path path) throws IOException {
        this.path = path;
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("can't create unix socket " + path + ": not a file name");
        }
        Files.createDirectories(parent);
        if (Files.exists(path) && listening()) {
            throw new IOException(
                    "can't create unix socket "
                            + path
                            + ": listen unix "
                            + path
                            + ": bind: address already in use");
        }
        nursery = Files.createTempDirectory(parent, ".d");
    }

    private boolean listening() {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return probe.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where to bind first. */
    Path birthplace() {
        return nursery.resolve("s");
    }

    /** Gives the bound socket its group and mode and moves it into place. */
    void publish(String group) throws IOException {
        Path born = birthplace();
        setGroup(born, group);
        Files.setPosixFilePermissions(born, PosixFilePermissions.fromString("rw-rw----"));
        Files.move(born, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(nursery);
    }

    /** An unknown group is an error, except the default one, which many hosts do not have. */
    private static void setGroup(Path file, String group) throws IOException {
        if (group.isEmpty()) {
            return;
        }
        try {
            if (group.chars().allMatch(Character::isDigit)) {
                Files.setAttribute(file, "unix:gid", Integer.parseInt(group));
                return;
            }
            GroupPrincipal principal =
                    file.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByGroupName(group);
            Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(principal);
        } catch (UserPrincipalNotFoundException e) {
            if (!group.equals("docker")) {
                throw new IOException("group " + group + " not found", e);
            }
            LOG.warn("group docker not found, the socket belongs to the daemon's own group");
        }
    }

    /** Removes the socket. */
    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("cannot remove {}: {}", path, e.getMessage());
        }
    }
}
