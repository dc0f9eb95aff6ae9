package io.drydock.router.distribution;

import io.drydock.api.engine.image.PruneJobs;
import io.drydock.api.engine.registry.TransferJobs;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /drydock/transfers}: not part of Docker's API. */
@Path("/drydock/transfers")
@Produces(MediaType.APPLICATION_JSON)
public final class TransfersResource {

    private final TransferJobs jobs;
    private final PruneJobs prunes;

    TransfersResource(TransferJobs jobs, PruneJobs prunes) {
        this.jobs = jobs;
        this.prunes = prunes;
    }

    /** Pulls, pushes and prunes under way. */
    @GET
    public List<Map<String, String>> list() {
        return Stream.of(jobs.jobs(), prunes.prunes())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(TransferJobs.Job::since))
                .map(TransfersResource::item)
                .toList();
    }

    /** Ends one. */
    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("id") String id) {
        if (!prunes.cancelPrune(id)) {
            jobs.cancel(id);
        }
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
