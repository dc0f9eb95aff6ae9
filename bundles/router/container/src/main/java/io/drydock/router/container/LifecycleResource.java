package io.drydock.router.container;

import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.ContainerUpdateResponse;
import io.drydock.api.model.container.ContainersPruneResponse;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.Presence;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** From creation to removal. */
@Path("containers")
@Produces(MediaType.APPLICATION_JSON)
public final class LifecycleResource {

    /** Older clients send a host configuration of up to this size with a start, which is empty. */
    private static final int EMPTY_BODY = 7;

    // A container or a link of one, and no more: the path of a router that is gone for the moment,
    // such as NAME/checkpoints/ID, must not be taken for the name of what is to be removed.
    private static final String NAME_OR_LINK = "{name:[^/]+(?:/[^/]+)?}";

    private final ContainerLifecycle containers;

    LifecycleResource(ContainerLifecycle containers) {
        this.containers = containers;
    }

    /** A new container. */
    @POST
    @Path("create")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("platform") @DefaultValue("") String platform,
            ContainerCreateRequest request) {
        Optional<String> wanted =
                platform.isEmpty() || !version.atLeast(41)
                        ? Optional.empty()
                        : Optional.of(platform);
        return Response.status(Response.Status.CREATED)
                .entity(containers.create(version, name, wanted, request))
                .build();
    }

    /** Runs it. */
    @POST
    @Path("{name:.+}/start")
    public void start(
            @PathParam("name") String name,
            @QueryParam("checkpoint") @DefaultValue("") String checkpoint,
            @QueryParam("checkpoint-dir") @DefaultValue("") String directory,
            InputStream body) {
        if (longerThan(body, EMPTY_BODY)) {
            throw EngineException.invalid(
                    "starting container with non-empty request body was deprecated since API v1.22"
                            + " and removed in v1.24");
        }
        if (checkpoint.isEmpty()) {
            containers.start(name);
        } else {
            containers.startFrom(name, checkpoint, directory);
        }
    }

    /** Ends it. */
    @POST
    @Path("{name:.+}/stop")
    public void stop(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("signal") @Nullable String signal,
            @QueryParam("t") @DefaultValue("") String seconds) {
        containers.stop(name, number("t", seconds), version.atLeast(42) ? signal : null);
    }

    /** Ends and runs it. */
    @POST
    @Path("{name:.+}/restart")
    public void restart(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("signal") @Nullable String signal,
            @QueryParam("t") @DefaultValue("") String seconds) {
        containers.restart(name, number("t", seconds), version.atLeast(42) ? signal : null);
    }

    /** Sends it a signal. */
    @POST
    @Path("{name:.+}/kill")
    public void kill(
            @PathParam("name") String name, @QueryParam("signal") @DefaultValue("") String signal) {
        containers.kill(name, signal);
    }

    /** Freezes it. */
    @POST
    @Path("{name:.+}/pause")
    public void pause(@PathParam("name") String name) {
        containers.pause(name);
    }

    /** Thaws it. */
    @POST
    @Path("{name:.+}/unpause")
    public void unpause(@PathParam("name") String name) {
        containers.unpause(name);
    }

    /** Gives it another name. */
    @POST
    @Path("{name:.+}/rename")
    public void rename(
            @PathParam("name") String name, @QueryParam("name") @DefaultValue("") String next) {
        containers.rename(name, next);
    }

    /** Changes its limits. */
    @POST
    @Path("{name:.+}/update")
    @Consumes(MediaType.APPLICATION_JSON)
    public ContainerUpdateResponse update(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            ContainerUpdateRequest request) {
        ContainerUpdateRequest known = version.atLeast(40) ? request : withoutPids(request);
        return containers.update(name, version.atLeast(55) ? known : withoutDevices(known));
    }

    private static ContainerUpdateRequest withoutPids(ContainerUpdateRequest request) {
        return request.with(request.resources().with(draft -> draft.pidsLimit = null));
    }

    /** Before 1.55 an update did not know the figures of single block devices. */
    private static ContainerUpdateRequest withoutDevices(ContainerUpdateRequest request) {
        return request.with(
                request.resources()
                        .with(
                                draft -> {
                                    draft.blkioWeightDevice = null;
                                    draft.blkioDeviceReadBps = null;
                                    draft.blkioDeviceWriteBps = null;
                                    draft.blkioDeviceReadIOps = null;
                                    draft.blkioDeviceWriteIOps = null;
                                }));
    }

    /** Removes those that do not run. */
    @POST
    @Path("prune")
    public ContainersPruneResponse prune(
            @QueryParam("filters") @DefaultValue("") Filters filters, @Context Presence client) {
        return containers.prune(filters, client);
    }

    /** Removes it. */
    @DELETE
    @Path(NAME_OR_LINK)
    public void remove(
            @PathParam("name") String name,
            @QueryParam("force") @DefaultValue("") QueryFlag force,
            @QueryParam("v") @DefaultValue("") QueryFlag volumes,
            @QueryParam("link") @DefaultValue("") QueryFlag link) {
        if (link.on()) {
            containers.unlink(name);
        } else {
            containers.remove(name, force.on(), volumes.on());
        }
    }

    private static @Nullable Integer number(String parameter, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw EngineException.invalid(
                    "invalid value for query parameter \"%s\": %s".formatted(parameter, text));
        }
    }

    private static boolean longerThan(InputStream body, int length) {
        try {
            return body.readNBytes(length + 1).length > length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
