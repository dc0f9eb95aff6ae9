package io.drydock.router.pending;

import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Says of every path what is missing. */
@Path("{path:.*}")
public final class PendingResource {

    /** Any read. */
    @GET
    public void get(@PathParam("path") String path) {
        String[] segments = path.split("/", -1);
        if (segments.length == 3 && segments[0].equals("plugins") && segments[2].equals("json")) {
            // docker inspect asks here last, and only 404 lets it say that nothing has the name
            throw EngineException.notFound("plugin \"" + segments[1] + "\" not found");
        }
        throw missing(path);
    }

    /** Any question for headers. */
    @HEAD
    public void head(@PathParam("path") String path) {
        throw missing(path);
    }

    /** Any action. */
    @POST
    public void post(@PathParam("path") String path) {
        throw missing(path);
    }

    /** Any upload. */
    @PUT
    public void put(@PathParam("path") String path) {
        throw missing(path);
    }

    /** Any removal. */
    @DELETE
    public void delete(@PathParam("path") String path) {
        throw missing(path);
    }

    private static EngineException missing(String path) {
        return EngineException.notImplemented(Pending.message(path));
    }
}
