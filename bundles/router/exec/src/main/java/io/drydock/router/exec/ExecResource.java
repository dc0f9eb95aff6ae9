package io.drydock.router.exec;

import io.drydock.api.engine.container.ExecEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.IdResponse;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.model.exec.ExecInspect;
import io.drydock.api.model.exec.ExecStartRequest;
import io.drydock.api.model.stream.Hijack;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.Optional;

/** Further processes in running containers. */
@Path("")
public final class ExecResource {

    private final ExecEngine execs;

    ExecResource(ExecEngine execs) {
        this.execs = execs;
    }

    /** Prepares one. */
    @POST
    @Path("containers/{name:.+}/exec")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            ExecCreateRequest request) {
        ExecCreateRequest known = version.atLeast(42) ? request : request.withoutConsoleSize();
        return Response.status(Response.Status.CREATED)
                .entity(new IdResponse(execs.create(name, known)))
                .build();
    }

    /** Runs it, on the connection itself unless it is detached. */
    @POST
    @Path("exec/{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("id") String id,
            ExecStartRequest request) {
        ExecStartRequest wanted =
                version.atLeast(42)
                        ? request
                        : new ExecStartRequest(request.detach(), request.tty(), null);
        Optional<Hijack> stream = execs.start(version, id, wanted);
        return stream.map(Response::ok).orElseGet(Response::ok).build();
    }

    /** What is known of it. */
    @GET
    @Path("exec/{id}/json")
    @Produces(MediaType.APPLICATION_JSON)
    public ExecInspect inspect(@PathParam("id") String id) {
        return execs.inspect(id);
    }

    /** Size of its terminal. */
    @POST
    @Path("exec/{id}/resize")
    public Response resize(
            @PathParam("id") String id,
            @QueryParam("h") @DefaultValue("") String height,
            @QueryParam("w") @DefaultValue("") String width) {
        execs.resize(id, size("height", height), size("width", width));
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
