package io.drydock.api.engine.log;

import io.drydock.api.model.container.LogConfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The container a log belongs to: all that options and tags may speak of.
 *
 * @param id 64 hex digits
 * @param name without slash
 * @param created RFC 3339 with nanoseconds
 * @param imageId {@code sha256:...}
 * @param imageName as the user wrote it
 * @param command program and arguments
 * @param environment {@code NAME=value}
 * @param labels of the container
 * @param terminal its output is one raw stream
 * @param config driver and options in force, see {@link ContainerLogs#complete}
 * @param directory the container's own durable directory
 */
public record LogSubject(
        String id,
        String name,
        String created,
        String imageId,
        String imageName,
        List<String> command,
        List<String> environment,
        Map<String, String> labels,
        boolean terminal,
        LogConfig config,
        Path directory) {

    public LogSubject {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        labels = Map.copyOf(labels);
        Objects.requireNonNull(config);
        Objects.requireNonNull(directory);
    }
}
