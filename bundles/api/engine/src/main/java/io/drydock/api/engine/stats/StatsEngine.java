package io.drydock.api.engine.stats;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.stream.CursorBody;

/**
 * Figures of what containers use, sampled once a second as long as somebody watches, for all
 * watchers together.
 */
public interface StatsEngine {

    /** Name of the {@link io.drydock.api.model.stream.CursorSource}. */
    String SOURCE = "stats";

    /**
     * Samples of one container, one JSON document a line: {@link
     * io.drydock.api.model.stats.ContainerStats}. A container that does not run gives empty ones.
     *
     * @param stream one a second until the client leaves or the container is removed; else one,
     *     with the sample before in it
     * @param oneShot a single one at once, without the sample before; only without {@code stream}
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND {@code No such container: x};
     *     INVALID for stream and one-shot together
     */
    CursorBody stats(ApiVersion version, String reference, boolean stream, boolean oneShot);
}
