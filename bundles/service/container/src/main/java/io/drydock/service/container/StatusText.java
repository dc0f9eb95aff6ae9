package io.drydock.service.container;

/** The STATUS column of {@code docker ps}. */
final class StatusText {

    private StatusText() {}

    static String of(Phase phase) {
        return switch (phase.status()) {
            case CREATED -> "Created";
            case RUNNING -> "Up " + Times.human(phase.startedAt());
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
