package io.drydock.api.spi.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * An OCI runtime as configured.
 *
 * @param name as users write it: {@code crun}, {@code runc}
 * @param path of the executable
 * @param arguments before the sub-command
 */
public record RuntimeCommand(String name, Path path, List<String> arguments) {

    public RuntimeCommand {
        Objects.requireNonNull(name);
        Objects.requireNonNull(path);
        arguments = List.copyOf(arguments);
    }
}
