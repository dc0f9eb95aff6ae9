package io.drydock.router.system;

import io.drydock.api.engine.system.SystemInformation;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.model.system.SystemVersion;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import java.util.List;
import java.util.Set;

/** The engine's information. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {
    private final SystemInformation system;

    SystemResource(SystemInformation system) {
        this.system = system;
    }

    /** Versions of the engine and its parts. */
    @GET
    @Path("version")
    public SystemVersion version() {
        return system.version();
    }

    /** State and abilities. */
    @GET
    @Path("info")
    public SystemInfo info(@HeaderParam(ApiVersion.HEADER) ApiVersion version) {
        return system.info(version);
    }

    /** Disk usage. */
    @GET
    @Path("system/df")
    public DiskUsage diskUsage(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("type") List<String> types,
            @QueryParam("verbose") @DefaultValue("") QueryFlag verbose) {
        return system.diskUsage(version, Set.copyOf(types), verbose.on());
    }
}
