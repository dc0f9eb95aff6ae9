package io.drydock.router.container;

import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Routes of containers that answer 501 until they are built; each says what is missing. */
@Path("containers")
public final class PendingResource {

    /** Figures of its resources. */
    @GET
    @Path("{name}/stats")
    public void stats() {
        throw missing("resource figures of a container");
    }

    private static EngineException missing(String what) {
        return EngineException.notImplemented(what + " is not implemented yet");
    }
}
