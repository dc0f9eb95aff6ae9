package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * What a container is doing.
 *
 * @param status {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code
 *     removing}, {@code exited} or {@code dead}
 * @param running also true while paused or restarting
 * @param pid process 1 of the container, 0 when it does not run
 * @param error why the last start has failed
 * @param startedAt RFC 3339; year 1 for never
 * @param finishedAt RFC 3339; year 1 for never
 * @param health null without a health check
 */
public record ContainerState(
        @JsonProperty("Status") String status,
        @JsonProperty("Running") boolean running,
        @JsonProperty("Paused") boolean paused,
        @JsonProperty("Restarting") boolean restarting,
        @JsonProperty("OOMKilled") boolean oomKilled,
        @JsonProperty("Dead") boolean dead,
        @JsonProperty("Pid") int pid,
        @JsonProperty("ExitCode") int exitCode,
        @JsonProperty("Error") String error,
        @JsonProperty("StartedAt") String startedAt,
        @JsonProperty("FinishedAt") String finishedAt,
        @JsonProperty("Health") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Health health) {

    /** A container of which nothing is known yet. */
    public static final ContainerState EMPTY = of(draft -> {});

    public ContainerState {
        status = ZeroValue.text(status);
        error = ZeroValue.text(error);
        startedAt = ZeroValue.text(startedAt);
        finishedAt = ZeroValue.text(finishedAt);
    }

    /** Zero values, then what {@code edit} sets. */
    public static ContainerState of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ContainerState with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String status = "";
        public boolean running;
        public boolean paused;
        public boolean restarting;
        public boolean oomKilled;
        public boolean dead;
        public int pid;
        public int exitCode;
        public String error = "";
        public String startedAt = "";
        public String finishedAt = "";
        public @Nullable Health health;

        private Draft() {}

        private Draft(ContainerState value) {
            status = value.status;
            running = value.running;
            paused = value.paused;
            restarting = value.restarting;
            oomKilled = value.oomKilled;
            dead = value.dead;
            pid = value.pid;
            exitCode = value.exitCode;
            error = value.error;
            startedAt = value.startedAt;
            finishedAt = value.finishedAt;
            health = value.health;
        }

        private ContainerState build() {
            return new ContainerState(
                    status,
                    running,
                    paused,
                    restarting,
                    oomKilled,
                    dead,
                    pid,
                    exitCode,
                    error,
                    startedAt,
                    finishedAt,
                    health);
        }
    }
}
