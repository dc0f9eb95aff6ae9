package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.time.Duration;
import java.util.Optional;

/**
 * Starts child processes (posix_spawn, about 0.5 ms) and reaps them.
 *
 * <p>A child gets exactly the descriptors its request names, an empty signal mask and default
 * signal handling. It is reaped as soon as it ends, whether or not anybody waits; only children
 * started here are reaped, no other process of the JVM is touched.
 *
 * <p>The daemon is no child subreaper: a monitor that daemonizes itself becomes a child of init and
 * is watched through {@link ProcessHandles}, before and after a restart of the daemon in the same
 * way.
 */
@ProviderType
public interface Processes {

    /**
     * Starts a program.
     *
     * @throws LinuxException ENOENT and the like when the program cannot be executed
     */
    SpawnedProcess spawn(SpawnRequest request);

    /**
     * Runs a program to its end and returns what it wrote. Its three standard streams are files in
     * memory, whatever the request says of them, so a grandchild that keeps them open does not make
     * this wait. Output beyond 16 MiB is cut off.
     *
     * @param input given as standard input, may be empty
     * @param limit when it ends the program is killed
     * @throws LinuxException ETIMEDOUT when the limit ran out
     */
    ProcessOutput run(SpawnRequest request, byte[] input, Duration limit);

    /**
     * The file a program name stands for, searched in the daemon's PATH and the sbin directories.
     */
    Optional<String> which(String program);
}
