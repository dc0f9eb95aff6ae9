package io.drydock.api.engine.container;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.ContainerCreateResponse;
import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.ContainerUpdateResponse;
import io.drydock.api.model.container.ContainersPruneResponse;
import io.drydock.api.model.stream.Presence;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The life of a container. References are full ids, names or unambiguous id prefixes; errors are
 * {@code EngineException} with dockerd's texts. Operations on one container happen one after the
 * other and never delay another container; they go on when the client leaves.
 */
public interface ContainerLifecycle {

    /** Creates a container; nothing is left when it fails. */
    ContainerCreateResponse create(
            ApiVersion version,
            String name,
            Optional<String> platform,
            ContainerCreateRequest request);

    /** Starts it; NOT_MODIFIED if it runs. */
    void start(String reference);

    /**
     * Lets it go on from one of its checkpoints; NOT_MODIFIED if it runs.
     *
     * @param directory empty: those in a directory of the user's are FORBIDDEN here
     */
    void startFrom(String reference, String checkpoint, String directory);

    /**
     * Stops it by its stop signal, and by SIGKILL after {@code seconds}; NOT_MODIFIED if it does
     * not run.
     *
     * @param seconds null for the container's own, negative to wait for ever
     * @param signal null for the container's own
     */
    void stop(String reference, @Nullable Integer seconds, @Nullable String signal);

    /** Stops and starts it. */
    void restart(String reference, @Nullable Integer seconds, @Nullable String signal);

    /** Sends a signal, by name or number; empty for SIGKILL, which waits for the end. */
    void kill(String reference, String signal);

    /** Freezes it. */
    void pause(String reference);

    /** Thaws it. */
    void unpause(String reference);

    /** Gives it another name. */
    void rename(String reference, String name);

    /** Changes limits and restart policy. */
    ContainerUpdateResponse update(String reference, ContainerUpdateRequest request);

    /** Removes it, with its anonymous volumes if asked. */
    void remove(String reference, boolean force, boolean volumes);

    /**
     * Removes a link and neither container.
     *
     * @param name {@code parent/alias}; CONFLICT for the name of a container
     */
    void unlink(String name);

    /** Removes all that do not run, until the client leaves. */
    ContainersPruneResponse prune(Filters filters, Presence client);
}
