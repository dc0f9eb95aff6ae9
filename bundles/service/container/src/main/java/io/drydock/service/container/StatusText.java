package io.drydock.service.container;

import io.drydock.api.model.container.Health;

import org.jspecify.annotations.Nullable;

/** The STATUS column of {@code docker ps}. */
final class StatusText {

    private StatusText() {}

    static String of(Phase phase, @Nullable Health health) {
        return switch (phase.status()) {
            case CREATED -> "Created";
            case RUNNING -> "Up " + Times.human(phase.startedAt()) + HealthRecords.text(health);
            case PAUSED -> "Up " + Times.human(phase.startedAt()) + " (Paused)";
            case RESTARTING ->
                    "Restarting (%d) %s ago"
                            .formatted(phase.exitCode(), Times.human(phase.finishedAt()));
            case REMOVING -> "Removal In Progress";
            case EXITED ->
                    phase.finished().isEmpty()
                            ? "Created"
                            : "Exited (%d) %s ago"
                                    .formatted(phase.exitCode(), Times.human(phase.finishedAt()));
            case DEAD -> "Dead";
        };
    }
}
