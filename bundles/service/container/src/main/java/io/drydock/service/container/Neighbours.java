package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;

/** Containers whose namespaces others join: {@code container:<id>}; they must run. */
final class Neighbours {

    private static final String OTHER = "container:";

    private final Containers containers;

    Neighbours(Containers containers) {
        this.containers = containers;
    }

    /** At create: those who are named are there, though they need not run yet. */
    void check(HostConfig host) {
        try {
            if (host.pidMode().startsWith(OTHER)) {
                container(host.pidMode());
            }
            if (host.ipcMode().startsWith(OTHER)) {
                container(host.ipcMode());
            }
            if (host.cgroup().startsWith(OTHER)) {
                container(host.cgroup());
            }
        } catch (EngineException e) {
            // dockerd answers 400 here, so that no client pulls an image of that name
            throw invalid(e.getMessage());
        }
    }

    private Container container(String mode) {
        return containers.resolve(mode.substring(OTHER.length())).get();
    }

    /** The labels of the container that a mode names. */
    Labels labels(String mode) {
        return container(mode).labels();
    }

    /** The first process of the container whose pid namespace a mode names. */
    long process(String mode) {
        Container other = container(mode);
        if (!other.live()) {
            throw conflict("cannot join PID of a non running container: " + other.id());
        }
        return other.phase().pid();
    }

    /** The container below whose control group another one is to be. */
    Container cgroup(String mode) {
        Container other = container(mode);
        if (!other.live()) {
            throw conflict("cannot join cgroup of a non running container: " + other.id());
        }
        return other;
    }

    /** The container whose IPC namespace and shared memory a mode names. */
    Container donor(String mode) {
        Container other = container(mode);
        if (!other.live()) {
            throw conflict(
                    "can't join IPC of container %s: container is not running"
                            .formatted(other.id()));
        }
        return requireShareable(other);
    }

    private static Container requireShareable(Container other) {
        if (!other.host().ipcMode().equals("shareable")) {
            throw conflict(
                    ("can't join IPC of container %s: non-shareable IPC (hint: use"
                                    + " IpcMode:shareable for the donor container)")
                            .formatted(other.id()));
        }
        return other;
    }
}
