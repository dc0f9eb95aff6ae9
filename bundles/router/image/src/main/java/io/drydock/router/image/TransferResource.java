package io.drydock.router.image;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageEngine.ImportRequest;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Providers;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.List;

/** Images on their way in and out. */
@Path("images")
public final class TransferResource {

    private final ImageEngine images;

    TransferResource(ImageEngine images) {
        this.images = images;
    }

    /** Loads an archive; as with dockerd every failure is told in the stream. */
    @POST
    @Path("load")
    @Produces(MediaType.APPLICATION_JSON)
    public StreamingOutput load(
            @QueryParam("quiet") @DefaultValue("1") QueryFlag quiet,
            @Context Providers providers,
            InputStream archive) {
        return out ->
                new ProgressStream(providers, out)
                        .run(true, progress -> images.load(archive, quiet.on(), progress));
    }

    /** Imports an archive, or pulls. */
    @POST
    @Path("create")
    @Produces(MediaType.APPLICATION_JSON)
    public StreamingOutput create(
            @QueryParam("fromImage") @DefaultValue("") String fromImage,
            @QueryParam("fromSrc") @DefaultValue("") String source,
            @QueryParam("repo") @DefaultValue("") String repository,
            @QueryParam("tag") @DefaultValue("") String tag,
            @QueryParam("message") @DefaultValue("") String message,
            @QueryParam("changes") List<String> changes,
            @QueryParam("platform") @Nullable String platform,
            @Context Providers providers,
            InputStream archive) {
        if (!fromImage.isEmpty()) {
            throw EngineException.notImplemented(
                    "pulling images is not implemented yet: load "
                            + fromImage
                            + (tag.isEmpty() ? "" : (tag.contains(":") ? "@" : ":") + tag)
                            + " from an archive with docker load or docker import");
        }
        if (!source.equals("-")) {
            throw EngineException.notImplemented(
                    "importing from a URL is not implemented yet: send the archive itself");
        }
        ImportRequest request = new ImportRequest(repository, tag, message, changes, platform);
        return out ->
                new ProgressStream(providers, out)
                        .run(false, progress -> images.importArchive(request, archive, progress));
    }

    /** Writes images as an archive. */
    @GET
    @Path("get")
    @Produces("application/x-tar")
    public Response save(@QueryParam("names") List<String> names) {
        return saved(names);
    }

    /** Writes one image as an archive. */
    @GET
    @Path("{name:.+}/get")
    @Produces("application/x-tar")
    public Response saveOne(@PathParam("name") String name) {
        return saved(List.of(name));
    }

    /** Registries come later. */
    @POST
    @Path("{name:.+}/push")
    public void push(@PathParam("name") String name) {
        throw EngineException.notImplemented("pushing images is not implemented yet");
    }

    /** Registries come later. */
    @GET
    @Path("search")
    public void search() {
        throw EngineException.notImplemented("searching images is not implemented yet");
    }

    private Response saved(List<String> names) {
        StreamingOutput archive = out -> images.save(names, out);
        return Response.ok(archive).build();
    }
}
