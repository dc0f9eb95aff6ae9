package io.drydock.router.container;

import io.drydock.api.engine.archive.ContainerCommits;
import io.drydock.api.engine.archive.ContainerCommits.CommitRequest;
import io.drydock.api.model.IdResponse;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.container.ContainerConfig;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An image from a container. */
@Path("commit")
public final class CommitResource {

    private final ContainerCommits commits;

    CommitResource(ContainerCommits commits) {
        this.commits = commits;
    }

    /** Makes it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response commit(
            @QueryParam("container") @DefaultValue("") String container,
            @QueryParam("repo") @DefaultValue("") String repository,
            @QueryParam("tag") @DefaultValue("") String tag,
            @QueryParam("comment") @DefaultValue("") String comment,
            @QueryParam("author") @DefaultValue("") String author,
            @QueryParam("pause") @DefaultValue("") String pause,
            @QueryParam("changes") List<String> changes,
            @Nullable ContainerConfig config) {
        boolean freeze = pause.isEmpty() || QueryFlag.valueOf(pause).on();
        CommitRequest request =
                new CommitRequest(
                        container,
                        repository,
                        tag,
                        comment,
                        author,
                        freeze,
                        changes,
                        config == null ? ContainerConfig.EMPTY : config);
        return Response.status(Response.Status.CREATED)
                .entity(new IdResponse(commits.commit(request)))
                .build();
    }
}
