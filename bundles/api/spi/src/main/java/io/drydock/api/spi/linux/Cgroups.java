package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** How this host has its control groups. Read anew on every call. */
@ProviderType
public interface Cgroups {

    /** Which of the three arrangements. */
    CgroupMode mode();

    /** Controllers that can be used for containers, for example {@code memory}, {@code pids}. */
    Set<String> controllers();

    /** Where a controller's hierarchy is mounted, empty when it is not. */
    Optional<Path> mountPoint(String controller);
}
