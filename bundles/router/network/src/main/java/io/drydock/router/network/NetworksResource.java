package io.drydock.router.network;

import io.drydock.api.engine.container.ContainerNetworks;
import io.drydock.api.engine.network.NetworkEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkConnectRequest;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.network.NetworkDisconnectRequest;
import io.drydock.api.model.network.NetworksPruneResponse;
import io.drydock.api.model.stream.Presence;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

import java.util.List;

/** Networks. */
@Path("networks")
@Produces(MediaType.APPLICATION_JSON)
public final class NetworksResource {

    private final NetworkEngine networks;
    private final ContainerNetworks containers;

    NetworksResource(NetworkEngine networks, ContainerNetworks containers) {
        this.networks = networks;
        this.containers = containers;
    }

    /** All networks; with a slash at the end too. */
    @GET
    public List<Network> list(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("filters") @Nullable Filters filters) {
        return networks.list(version, filters == null ? Filters.NONE : filters);
    }

    /** One network with its containers. */
    @GET
    @Path("{id}")
    public Network inspect(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("id") String id,
            @QueryParam("verbose") Verbose verbose,
            @QueryParam("scope") @DefaultValue("") String scope) {
        return networks.inspect(version, id, scope);
    }

    /** A new network. */
    @POST
    @Path("create")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version, NetworkCreateRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(networks.create(version, request))
                .build();
    }

    /** A container comes to a network. */
    @POST
    @Path("{id}/connect")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response connect(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("id") String id,
            NetworkConnectRequest request) {
        containers.connect(version, id, request);
        return Response.ok().build();
    }

    /** A container leaves a network. */
    @POST
    @Path("{id}/disconnect")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response disconnect(@PathParam("id") String id, NetworkDisconnectRequest request) {
        containers.disconnect(id, request);
        return Response.ok().build();
    }

    /** Removes what nobody uses. */
    @POST
    @Path("prune")
    public NetworksPruneResponse prune(
            @QueryParam("filters") @Nullable Filters filters, @Context Presence client) {
        return networks.prune(filters == null ? Filters.NONE : filters, client);
    }

    /** Removes a network. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id) {
        networks.remove(id);
    }
}
