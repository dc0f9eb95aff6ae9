package io.drydock.router.stats;

import io.drydock.api.engine.stats.StatsEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.stream.CursorBody;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Figures of a container's resources. */
@Path("containers")
public final class StatsResource {

    private final StatsEngine stats;

    StatsResource(StatsEngine stats) {
        this.stats = stats;
    }

    /** A stream of samples, or one; {@code one-shot} came with API 1.41. */
    @GET
    @Path("{name:.+}/stats")
    public CursorBody stats(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("stream") @DefaultValue("1") QueryFlag stream,
            @QueryParam("one-shot") @DefaultValue("") QueryFlag oneShot) {
        return stats.stats(version, name, stream.on(), oneShot.on() && version.atLeast(41));
    }
}
