package io.drydock.router.pending;

import io.drydock.api.model.system.BuildCachePruneResponse;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/**
 * The build cache of an engine that cannot build: it is empty, as {@code GET /system/df} shows it,
 * so a prune of it finds nothing. {@code docker system prune} asks for it last and would otherwise
 * end as failed after all that it did remove.
 */
@Path("build/prune")
public final class BuildCacheResource {

    /** Removes the nothing there is. */
    @POST
    public BuildCachePruneResponse prune() {
        return new BuildCachePruneResponse(null, 0);
    }
}
