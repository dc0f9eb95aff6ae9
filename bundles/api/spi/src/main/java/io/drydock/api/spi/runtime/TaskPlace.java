package io.drydock.api.spi.runtime;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a task keeps its files and how its streams shall be.
 *
 * @param id of the task: the container's or the exec's, 64 hex digits
 * @param runtime who runs it
 * @param bundle directory of its own, volatile (beneath the exec root): OCI bundle, pid files,
 *     sockets, exit file
 * @param spool file for its output, beneath the data root; null for none
 * @param terminal it has a terminal
 * @param stdin its standard input is open
 * @param keepStdin it stays open when a client leaves
 */
public record TaskPlace(
        String id,
        RuntimeCommand runtime,
        Path bundle,
        @org.jspecify.annotations.Nullable Path spool,
        boolean terminal,
        boolean stdin,
        boolean keepStdin) {

    public TaskPlace {
        Objects.requireNonNull(id);
        Objects.requireNonNull(runtime);
        Objects.requireNonNull(bundle);
    }
}
