package io.drydock.router.container;

import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Routes of containers that answer 501 until they are built; each says what is missing. */
@Path("")
public final class PendingResource {

    /** An image from a container. */
    @POST
    @Path("commit")
    public void commit() {
        throw missing("making an image from a container");
    }

    /** Figures of its resources. */
    @GET
    @Path("containers/{name}/stats")
    public void stats() {
        throw missing("resource figures of a container");
    }

    /** Its root as an archive. */
    @GET
    @Path("containers/{name}/export")
    public void export() {
        throw missing("exporting a container");
    }

    /** What a path in it is. */
    @HEAD
    @Path("containers/{name}/archive")
    public void stat() {
        throw missing("copying from a container");
    }

    /** Copies out. */
    @GET
    @Path("containers/{name}/archive")
    public void copyOut() {
        throw missing("copying from a container");
    }

    /** Copies in. */
    @PUT
    @Path("containers/{name}/archive")
    public void copyIn() {
        throw missing("copying to a container");
    }

    private static EngineException missing(String what) {
        return EngineException.notImplemented(what + " is not implemented yet");
    }
}
