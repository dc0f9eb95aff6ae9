package io.drydock.api.spi.runtime;

import java.util.List;
import java.util.Objects;

/**
 * A process inside a container.
 *
 * @param arguments command line, at least one
 * @param environment {@code K=V}
 * @param directory absolute working directory, made if missing
 * @param user {@code uid}, {@code name}, {@code uid:gid}, {@code name:group} or empty for root;
 *     names are looked up in the container's own passwd and group files
 * @param groups additional groups, names or numbers
 * @param terminal it has a terminal
 * @param height of the terminal, 0 when unknown
 * @param width of the terminal, 0 when unknown
 * @param capabilities bounding, effective and permitted set: {@code CAP_CHOWN}
 * @param noNewPrivileges no gain by setuid programs
 */
public record ProcessSpec(
        List<String> arguments,
        List<String> environment,
        String directory,
        String user,
        List<String> groups,
        boolean terminal,
        int height,
        int width,
        List<String> capabilities,
        boolean noNewPrivileges) {

    public ProcessSpec {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        Objects.requireNonNull(directory);
        Objects.requireNonNull(user);
        groups = List.copyOf(groups);
        capabilities = List.copyOf(capabilities);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a process needs a command");
        }
    }
}
