package io.drydock.router.container;

import io.drydock.api.engine.container.ContainerStreams;
import io.drydock.api.engine.container.ContainerStreams.AttachRequest;
import io.drydock.api.engine.container.ContainerStreams.LogsRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** Streams of containers, answered as values the kernel carries out. */
@Path("containers")
public final class StreamsResource {

    private final ContainerStreams containers;

    StreamsResource(ContainerStreams containers) {
        this.containers = containers;
    }

    /** Standard streams on the connection itself. */
    @POST
    @Path("{name:.+}/attach")
    public Hijack attach(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("detachKeys") @DefaultValue("") String detachKeys,
            @QueryParam("logs") @DefaultValue("") QueryFlag logs,
            @QueryParam("stream") @DefaultValue("") QueryFlag stream,
            @QueryParam("stdin") @DefaultValue("") QueryFlag stdin,
            @QueryParam("stdout") @DefaultValue("") QueryFlag stdout,
            @QueryParam("stderr") @DefaultValue("") QueryFlag stderr) {
        return containers.attach(
                version,
                name,
                new AttachRequest(
                        detachKeys,
                        logs.on(),
                        stream.on(),
                        stdin.on(),
                        stdout.on(),
                        stderr.on(),
                        false));
    }

    /** The same on a WebSocket; before 1.42 all three streams are meant. */
    @GET
    @Path("{name:.+}/attach/ws")
    public Hijack attachWebSocket(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("detachKeys") @DefaultValue("") String detachKeys,
            @QueryParam("logs") @DefaultValue("") QueryFlag logs,
            @QueryParam("stream") @DefaultValue("") QueryFlag stream,
            @QueryParam("stdin") @DefaultValue("") QueryFlag stdin,
            @QueryParam("stdout") @DefaultValue("") QueryFlag stdout,
            @QueryParam("stderr") @DefaultValue("") QueryFlag stderr) {
        boolean all = !version.atLeast(42);
        return containers.attach(
                version,
                name,
                new AttachRequest(
                        detachKeys,
                        logs.on(),
                        stream.on(),
                        all || stdin.on(),
                        all || stdout.on(),
                        all || stderr.on(),
                        true));
    }

    /** The log. */
    @GET
    @Path("{name:.+}/logs")
    public CursorBody logs(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("stdout") @DefaultValue("") QueryFlag stdout,
            @QueryParam("stderr") @DefaultValue("") QueryFlag stderr,
            @QueryParam("follow") @DefaultValue("") QueryFlag follow,
            @QueryParam("timestamps") @DefaultValue("") QueryFlag timestamps,
            @QueryParam("details") @DefaultValue("") QueryFlag details,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("") String until,
            @QueryParam("tail") @DefaultValue("") String tail) {
        return containers.logs(
                version,
                name,
                new LogsRequest(
                        stdout.on(),
                        stderr.on(),
                        follow.on(),
                        timestamps.on(),
                        details.on(),
                        since,
                        until,
                        tail));
    }

    /** Waits; the head of the answer goes out at once. */
    @POST
    @Path("{name:.+}/wait")
    public CursorBody waitFor(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("condition") @DefaultValue("") String condition) {
        return containers.wait(version, name, condition);
    }

    /** Size of the terminal. */
    @POST
    @Path("{name:.+}/resize")
    public Response resize(
            @PathParam("name") String name,
            @QueryParam("h") @DefaultValue("") String height,
            @QueryParam("w") @DefaultValue("") String width) {
        containers.resize(name, size("height", height), size("width", width));
        return Response.ok().build();
    }

    private static int size(String what, String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw EngineException.invalid(
                    "invalid resize %s \"%s\": invalid syntax".formatted(what, text));
        }
    }
}
