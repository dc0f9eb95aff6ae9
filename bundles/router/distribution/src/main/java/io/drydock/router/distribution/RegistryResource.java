package io.drydock.router.distribution;

import io.drydock.api.engine.registry.RegistryEngine;
import io.drydock.api.model.registry.DistributionInspect;
import io.drydock.api.model.system.AuthRequest;
import io.drydock.api.model.system.AuthResponse;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

/** Looking at images of registries, and logging in. Names contain slashes. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class RegistryResource {

    private final RegistryEngine registries;

    RegistryResource(RegistryEngine registries) {
        this.registries = registries;
    }

    /** What a registry has under a name. */
    @GET
    @Path("distribution/{name:.+}/json")
    public DistributionInspect inspect(
            @PathParam("name") String name,
            @HeaderParam("X-Registry-Auth") @DefaultValue("") String auth) {
        return registries.inspect(name, auth);
    }

    /** Tries credentials. */
    @POST
    @Path("auth")
    @Consumes(MediaType.APPLICATION_JSON)
    public AuthResponse login(@Nullable AuthRequest credentials) {
        return registries.login(credentials == null ? AuthRequest.NONE : credentials);
    }
}
