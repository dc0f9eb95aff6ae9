package io.drydock.router.image;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageEngine.ListRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.AttestationStatement;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImageHistoryItem;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.image.ImagesPruneResponse;
import io.drydock.api.model.stream.Presence;

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
        return images.list(
                version,
                new ListRequest(
                        all.on(), orNone(filters), sharedSize.on(), manifests.on(), identity.on()));
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
        return images.inspect(version, name, manifests.on(), version.atLeast(49) ? platform : "");
    }

    /** How an image came to be. */
    @GET
    @Path("{name:.+}/history")
    public List<ImageHistoryItem> history(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("platform") @DefaultValue("") String platform) {
        return images.history(name, version.atLeast(48) ? platform : "");
    }

    /** What is attested about an image. */
    @GET
    @Path("{name:.+}/attestations")
    public List<AttestationStatement> attestations(
            @PathParam("name") String name,
            @QueryParam("platform") List<String> platforms,
            @QueryParam("type") List<String> types,
            @QueryParam("statement") @DefaultValue("") QueryFlag statements) {
        if (platforms.size() > 1) {
            throw EngineException.invalid("only one platform value is currently supported");
        }
        String platform = platforms.isEmpty() ? "" : platforms.getFirst();
        return images.attestations(name, platform, types, statements.on());
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
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("platforms") List<String> platforms,
            @QueryParam("force") @DefaultValue("") QueryFlag force,
            @QueryParam("noprune") @DefaultValue("") QueryFlag keepParents) {
        List<String> wanted =
                version.atLeast(50)
                        ? platforms.stream().filter(one -> !one.isEmpty()).toList()
                        : List.of();
        return images.remove(name, wanted, force.on(), keepParents.on());
    }

    /** Removes what nobody uses. */
    @POST
    @Path("prune")
    public ImagesPruneResponse prune(
            @QueryParam("filters") @Nullable Filters filters, @Context Presence client) {
        return images.prune(orNone(filters), client);
    }

    private static Filters orNone(@Nullable Filters filters) {
        return filters == null ? Filters.NONE : filters;
    }
}
