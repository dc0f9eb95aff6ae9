package io.drydock.router.container;

import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.container.ContainerTop;
import io.drydock.api.model.container.FilesystemChange;
import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import java.util.List;

/** Reading containers. */
@Path("containers")
@Produces(MediaType.APPLICATION_JSON)
public final class QueriesResource {

    private final ContainerQueries containers;

    QueriesResource(ContainerQueries containers) {
        this.containers = containers;
    }

    /** Those of {@code docker ps}. */
    @GET
    @Path("json")
    public List<ContainerSummary> list(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("all") @DefaultValue("") QueryFlag all,
            @QueryParam("size") @DefaultValue("") QueryFlag size,
            @QueryParam("limit") @DefaultValue("") String limit,
            @QueryParam("filters") @DefaultValue("") Filters filters) {
        return containers.list(version, all.on(), number(limit), size.on(), filters);
    }

    /** One in full. */
    @GET
    @Path("{name:.+}/json")
    public ContainerInspect inspect(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("size") @DefaultValue("") QueryFlag size) {
        return containers.inspect(version, name, size.on());
    }

    /** Its processes. */
    @GET
    @Path("{name:.+}/top")
    public ContainerTop top(
            @PathParam("name") String name,
            @QueryParam("ps_args") @DefaultValue("-ef") String arguments) {
        return containers.top(name, arguments);
    }

    /** What it changed; dockerd has {@code null} for nothing. */
    @GET
    @Path("{name:.+}/changes")
    public Object changes(@PathParam("name") String name) {
        List<FilesystemChange> changes = containers.changes(name);
        return changes.isEmpty() ? "null\n" : changes;
    }

    private static int number(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw EngineException.invalid("invalid value for limit: " + text);
        }
    }
}
