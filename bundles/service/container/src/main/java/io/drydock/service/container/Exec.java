package io.drydock.service.container;

import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.spi.runtime.Task;

import org.jspecify.annotations.Nullable;

/**
 * A further process in a container.
 *
 * @param id 64 hex digits
 * @param containerId of its container
 * @param request what to run
 * @param state where it is
 * @param task once started
 * @param exitCode once ended
 * @param ended when, in milliseconds since the epoch
 */
record Exec(
        String id,
        String containerId,
        ExecCreateRequest request,
        State state,
        @Nullable Task task,
        @Nullable Integer exitCode,
        @Nullable Long ended) {

    enum State {
        CREATED,
        STARTING,
        RUNNING,
        ENDED
    }

    Exec starting() {
        return new Exec(id, containerId, request, State.STARTING, null, null, null);
    }

    Exec running(Task process) {
        return new Exec(id, containerId, request, State.RUNNING, process, null, null);
    }

    Exec ended(int code) {
        return new Exec(
                id, containerId, request, State.ENDED, task, code, System.currentTimeMillis());
    }
}
