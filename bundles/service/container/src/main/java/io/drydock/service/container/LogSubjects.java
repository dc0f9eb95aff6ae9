package io.drydock.service.container;

import io.drydock.api.engine.log.LogSubject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Containers as the log service is told of them. */
final class LogSubjects {

    private LogSubjects() {}

    static LogSubject of(Container container, Directories directories) {
        List<String> command = new ArrayList<>(List.of(container.command()));
        command.addAll(container.arguments());
        List<String> environment = container.config().env();
        Map<String, String> labels = container.config().labels();
        return new LogSubject(
                container.id(),
                container.name(),
                container.created(),
                container.imageId(),
                container.config().image(),
                command,
                environment == null ? List.of() : environment,
                labels == null ? Map.of() : labels,
                container.config().tty(),
                container.host().logConfig(),
                directories.container(container.id()));
    }
}
