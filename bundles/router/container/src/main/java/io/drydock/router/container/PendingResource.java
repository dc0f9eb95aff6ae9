package io.drydock.router.container;

import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Routes of containers that answer 501 until they are built; each says what is missing. */
@Path("containers")
public final class PendingResource {

    /** Its root as an archive. */
    @GET
    @Path("{name}/export")
    public void export() {
        throw missing("exporting a container");
    }

    /** What a path in it is. */
    @HEAD
    @Path("{name}/archive")
    public void stat() {
        throw missing("copying from a container");
    }

    /** Copies out. */
    @GET
    @Path("{name}/archive")
    public void copyOut() {
        throw missing("copying from a container");
    }

    /** Copies in. */
    @PUT
    @Path("{name}/archive")
    public void copyIn() {
        throw missing("copying to a container");
    }

    private static EngineException missing(String what) {
        return EngineException.notImplemented(what + " is not implemented yet");
    }
}
