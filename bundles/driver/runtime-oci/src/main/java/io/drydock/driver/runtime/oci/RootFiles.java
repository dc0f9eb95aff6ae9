package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What is looked up in a container's root before it runs; no link leads out of it. */
final class RootFiles {

    /** Nobody's passwd file is larger; a hostile one must not fill the heap. */
    private static final int LARGEST = 8 << 20;

    private final RootedDirectories directories;

    RootFiles(RootedDirectories directories) {
        this.directories = directories;
    }

    /** Who {@code user} is in this root. */
    User user(Path rootfs, String user, List<String> groups) {
        try (RootedDirectory root = directories.open(rootfs)) {
            return new UserDatabase(text(root, "etc/passwd"), text(root, "etc/group"))
                    .resolve(user, groups);
        }
    }

    /** Makes a working directory that is missing, owned by root as dockerd makes it. */
    void workingDirectory(Path rootfs, String directory) {
        if (directory.isEmpty() || directory.equals("/")) {
            return;
        }
        try (RootedDirectory root = directories.open(rootfs)) {
            root.directories(resolved(root, directory), 0755);
        } catch (LinuxException e) {
            if (e.is(Errno.ENOTDIR) || e.is(Errno.EEXIST)) {
                throw new DriverException(
                        Kind.INVALID, "Cannot mkdir: " + directory + " is not a directory", e);
            }
            throw e;
        }
    }

    private static String resolved(RootedDirectory root, String directory) {
        try {
            return root.resolve(directory);
        } catch (LinuxException e) {
            return directory;
        }
    }

    private static String text(RootedDirectory root, String path) {
        try (RootedFile file = root.open(root.resolve(path))) {
            int size = (int) Math.min(LARGEST, file.stat().size());
            ByteBuffer content = ByteBuffer.allocate(size);
            while (content.hasRemaining() && file.read(content) > 0) {
                // reads on until the file or the buffer ends
            }
            return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
        } catch (LinuxException e) {
            if (e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR) || e.is(Errno.EINVAL)) {
                return "";
            }
            throw e;
        }
    }
}
