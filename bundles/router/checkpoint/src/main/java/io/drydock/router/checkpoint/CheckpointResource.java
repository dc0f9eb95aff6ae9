package io.drydock.router.checkpoint;

import io.drydock.api.engine.checkpoint.CheckpointEngine;
import io.drydock.api.model.checkpoint.CheckpointCreateRequest;
import io.drydock.api.model.checkpoint.CheckpointSummary;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.List;

/** State of running containers on disk. */
@Path("containers/{name}/checkpoints")
@Produces(MediaType.APPLICATION_JSON)
public final class CheckpointResource {

    private final CheckpointEngine checkpoints;

    CheckpointResource(CheckpointEngine checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** All of a container. */
    @GET
    public List<CheckpointSummary> list(
            @PathParam("name") String name, @QueryParam("dir") @DefaultValue("") String directory) {
        return checkpoints.list(name, directory);
    }

    /** A new one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@PathParam("name") String name, CheckpointCreateRequest request) {
        checkpoints.create(name, request);
        return Response.status(Response.Status.CREATED).build();
    }

    /** Deletes one. */
    @DELETE
    @Path("{checkpoint}")
    public void delete(
            @PathParam("name") String name,
            @PathParam("checkpoint") String id,
            @QueryParam("dir") @DefaultValue("") String directory) {
        checkpoints.delete(name, id, directory);
    }
}
