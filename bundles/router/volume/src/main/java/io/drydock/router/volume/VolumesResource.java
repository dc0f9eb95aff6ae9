package io.drydock.router.volume;

import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeCreateRequest;
import io.drydock.api.model.volume.VolumeListResponse;
import io.drydock.api.model.volume.VolumesPruneResponse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Volumes. */
@Path("volumes")
@Produces(MediaType.APPLICATION_JSON)
public final class VolumesResource {

    private final VolumeEngine volumes;

    VolumesResource(VolumeEngine volumes) {
        this.volumes = volumes;
    }

    /** All volumes. */
    @GET
    public VolumeListResponse list(@QueryParam("filters") @Nullable Filters filters) {
        return volumes.list(filters == null ? Filters.NONE : filters);
    }

    /** One volume. */
    @GET
    @Path("{name}")
    public Volume inspect(@PathParam("name") String name) {
        return volumes.inspect(name);
    }

    /** A new volume, or the one that is there. */
    @POST
    @Path("create")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(VolumeCreateRequest request) {
        return Response.status(Response.Status.CREATED).entity(volumes.create(request)).build();
    }

    /** Only volumes of a cluster can be changed. */
    @PUT
    @Path("{name}")
    public void update(@PathParam("name") String name) {
        throw EngineException.unavailable(
                "volume update only valid for cluster volumes, but swarm is unavailable");
    }

    /** Removes what nobody uses; named volumes only when asked, or by clients before 1.42. */
    @POST
    @Path("prune")
    public VolumesPruneResponse prune(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("filters") @Nullable Filters filters,
            @Context Presence client) {
        Filters wanted = filters == null ? Filters.NONE : filters;
        if (!version.atLeast(42) && !wanted.has("all")) {
            Map<String, Set<String>> terms = new HashMap<>(wanted.terms());
            terms.put("all", Set.of("true"));
            wanted = new Filters(terms);
        }
        return volumes.prune(wanted, client);
    }

    /** Removes a volume. */
    @DELETE
    @Path("{name}")
    public void remove(
            @PathParam("name") String name,
            @QueryParam("force") @DefaultValue("") QueryFlag force) {
        volumes.remove(name, force.on());
    }
}
