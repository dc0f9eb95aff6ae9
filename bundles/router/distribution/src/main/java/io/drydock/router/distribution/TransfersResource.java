package io.drydock.router.distribution;

import io.drydock.api.engine.registry.TransferJobs;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /drydock/transfers}: not part of Docker's API. */
@Path("/drydock/transfers")
@Produces(MediaType.APPLICATION_JSON)
public final class TransfersResource {

    private final TransferJobs jobs;

    TransfersResource(TransferJobs jobs) {
        this.jobs = jobs;
    }

    /** Pulls and pushes under way. */
    @GET
    public List<Map<String, String>> list() {
        return jobs.jobs().stream().map(TransfersResource::item).toList();
    }

    /** Ends one. */
    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("id") String id) {
        jobs.cancel(id);
    }

    private static Map<String, String> item(TransferJobs.Job job) {
        Map<String, String> item = new LinkedHashMap<>();
        item.put("Id", job.id());
        item.put("Kind", job.kind());
        item.put("Subject", job.subject());
        item.put("Since", job.since().toString());
        return item;
    }
}
