package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.ContainerUpdateResponse;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.service.leases.Leases;

import java.util.List;

/**
 * Changes limits, restart policy and published ports of a container: first of what runs, then of
 * the record, so that a limit the kernel refuses is not remembered.
 */
final class Updates {

    private final Parts parts;
    private final Memberships memberships;

    Updates(Parts parts, Memberships memberships) {
        this.parts = parts;
        this.memberships = memberships;
    }

    /** Within the container's turn. */
    ContainerUpdateResponse update(Entry entry, ContainerUpdateRequest request) {
        Resources wanted = request.resources();
        parts.rules().check(request);
        Container container = entry.get();
        try {
            HostConfig next = UpdateMerge.of(container.host(), request);
            switch (container.status()) {
                case REMOVING, DEAD ->
                        throw conflict("container is marked for removal and cannot be \"update\"");
                case RUNNING, PAUSED -> {
                    apply(entry, container.host().resources(), wanted);
                    if (request.portBindings() != null) {
                        memberships.publish(entry, next);
                    }
                }
                case CREATED, RESTARTING, EXITED -> {}
            }
            parts.containers().update(entry, it -> it.with(next));
        } catch (EngineException e) {
            throw new EngineException(
                    e.kind(),
                    "Cannot update container %s: %s".formatted(container.id(), e.getMessage()),
                    e);
        }
        parts.publisher().publish(entry.get(), "update");
        List<String> warnings = UpdateMerge.warnings(wanted);
        return new ContainerUpdateResponse(warnings.isEmpty() ? null : warnings);
    }

    private void apply(Entry entry, Resources present, Resources wanted) {
        Run run = entry.run();
        Resources change = UpdateMerge.live(present, wanted);
        if (run == null || change.equals(Resources.NONE)) {
            return;
        }
        try {
            Leases.use(
                    parts.drivers(),
                    RuntimeDriver.class,
                    Starts.DRIVER,
                    driver -> {
                        driver.update(run.task(), Limits.of(change));
                        return true;
                    });
        } catch (EngineException e) {
            throw e.kind() == ErrorKind.UNAVAILABLE
                    ? e
                    : EngineException.system(String.valueOf(e.getMessage()), e);
        }
    }
}
