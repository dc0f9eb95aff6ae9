package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.IdRange;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.UserNamespaces;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** User namespaces mounted on files. */
@Component(service = UserNamespaces.class)
public final class LinuxUserNamespaces implements UserNamespaces {

    private final NamespaceProgram program;

    /** Namespaces made by a program of the host's. */
    @Activate
    public LinuxUserNamespaces(@Reference Processes processes) {
        program = new NamespaceProgram(processes);
    }

    @Override
    public void create(Path path, List<IdRange> uids, List<IdRange> gids) {
        NamespaceFile.make(path);
        try {
            program.with(
                    List.of("unshare", "--user"),
                    "user",
                    pid -> {
                        write(pid, "uid_map", uids);
                        write(pid, "gid_map", gids);
                        NamespaceFile.mount(Path.of("/proc/" + pid + "/ns/user"), path);
                    });
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    /** All lines at once: the kernel takes one write. */
    private static void write(long pid, String file, List<IdRange> ranges) {
        String text =
                ranges.stream()
                        .map(it -> it.inside() + " " + it.outside() + " " + it.count() + "\n")
                        .collect(Collectors.joining());
        Path map = Path.of("/proc/" + pid + "/" + file);
        try {
            Files.writeString(map, text);
        } catch (IOException e) {
            throw new LinuxException(Errno.EPERM, "write", map + ": " + e.getMessage());
        }
    }

    @Override
    public boolean delete(Path path) {
        return NamespaceFile.delete(path);
    }
}
