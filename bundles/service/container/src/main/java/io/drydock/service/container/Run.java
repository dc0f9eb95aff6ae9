package io.drydock.service.container;

import io.drydock.api.spi.runtime.Task;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * One run of a container.
 *
 * @param task its process and monitor
 * @param began when this engine saw it begin
 * @param exits number of runs that had ended before
 * @param ended completes when its exit is recorded and names, ports and addresses are free
 * @param cleared completes when mounts and the runtime's leavings are gone too
 */
record Run(
        Task task,
        Instant began,
        long exits,
        CompletableFuture<Void> ended,
        CompletableFuture<Void> cleared) {

    Run(Task task, Instant began, long exits) {
        this(task, began, exits, new CompletableFuture<>(), new CompletableFuture<>());
    }
}
