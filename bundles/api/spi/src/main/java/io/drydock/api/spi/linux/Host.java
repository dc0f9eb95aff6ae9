package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.time.Duration;

/** The machine the daemon runs on. */
@ProviderType
public interface Host {

    /** What the host says of itself. Read anew on every call, no waiting. */
    HostFacts facts();

    /** Time since boot. */
    Duration uptime();

    /** Whether the daemon runs as user 0. */
    boolean isRoot();

    /** Whether the daemon holds a capability, by its number, for example 21 for CAP_SYS_ADMIN. */
    boolean hasCapability(int capability);

    /** Sets which permission bits new files lack, for the whole process. Returns what it was. */
    int umask(int mask);

    /** The file system a path is on. */
    FilesystemInfo filesystem(Path path);
}
