package io.drydock.router.image;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImageHistoryItem;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.image.ImagesPruneResponse;

import jakarta.ws.rs.DELETE;
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

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Looking at images, naming and removing them. Names contain slashes. */
@Path("images")
@Produces(MediaType.APPLICATION_JSON)
public final class ImagesResource {

    private final ImageEngine images;

    ImagesResource(ImageEngine images) {
        this.images = images;
    }

    /** All images. */
    @GET
    @Path("json")
    public List<ImageSummary> list(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("all") @DefaultValue("") QueryFlag all,
            @QueryParam("filters") @Nullable Filters filters,
            @QueryParam("shared-size") @DefaultValue("") QueryFlag sharedSize,
            @QueryParam("manifests") @DefaultValue("") QueryFlag manifests,
            @QueryParam("identity") @DefaultValue("") QueryFlag identity) {
        if (version.atLeast(54) && identity.on() && !manifests.on()) {
            throw EngineException.invalid("conflicting options: identity requires manifests=1");
        }
        return images.list(version, all.on(), orNone(filters), sharedSize.on());
    }

    /** One image. */
    @GET
    @Path("{name:.+}/json")
    public ImageInspect inspect(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("manifests") @DefaultValue("") QueryFlag manifests,
            @QueryParam("platform") @DefaultValue("") String platform) {
        if (version.atLeast(49) && manifests.on() && !platform.isEmpty()) {
            throw EngineException.invalid(
                    "conflicting options: manifests and platform options cannot both be set");
        }
        return images.inspect(version, name);
    }

    /** How an image came to be. */
    @GET
    @Path("{name:.+}/history")
    public List<ImageHistoryItem> history(@PathParam("name") String name) {
        return images.history(name);
    }

    /** What is attested about an image: kept by an image store of another kind. */
    @GET
    @Path("{name:.+}/attestations")
    public void attestations(
            @PathParam("name") String name, @QueryParam("platform") List<String> platforms) {
        if (platforms.size() > 1) {
            throw EngineException.invalid("only one platform value is currently supported");
        }
        throw EngineException.notImplemented(
                "the legacy image store does not support attestations");
    }

    /** One more name. */
    @POST
    @Path("{name:.+}/tag")
    public Response tag(
            @PathParam("name") String name,
            @QueryParam("repo") @DefaultValue("") String repository,
            @QueryParam("tag") @DefaultValue("") String tag) {
        images.tag(name, repository, tag);
        return Response.status(Response.Status.CREATED).build();
    }

    /** Removes a name or an image. */
    @DELETE
    @Path("{name:.+}")
    public List<ImageDeleteItem> remove(
            @PathParam("name") String name,
            @QueryParam("force") @DefaultValue("") QueryFlag force,
            @QueryParam("noprune") @DefaultValue("") QueryFlag keepParents) {
        return images.remove(name, force.on(), keepParents.on());
    }

    /** Removes what nobody uses. */
    @POST
    @Path("prune")
    public ImagesPruneResponse prune(@QueryParam("filters") @Nullable Filters filters) {
        return images.prune(orNone(filters));
    }

    private static Filters orNone(@Nullable Filters filters) {
        return filters == null ? Filters.NONE : filters;
    }
}
