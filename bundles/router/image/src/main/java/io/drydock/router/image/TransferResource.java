package io.drydock.router.image;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageEngine.ImportRequest;
import io.drydock.api.engine.registry.RegistryEngine;
import io.drydock.api.engine.registry.RegistryEngine.PullRequest;
import io.drydock.api.engine.registry.RegistryEngine.PushRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.registry.SearchResult;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Providers;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Images on their way in and out. */
@Path("images")
public final class TransferResource {

    private static final String AUTH = "X-Registry-Auth";

    private final ImageEngine images;
    private final RegistryEngine registries;

    TransferResource(ImageEngine images, RegistryEngine registries) {
        this.images = images;
        this.registries = registries;
    }

    /** Loads an archive; as with dockerd every failure is told in the stream. */
    @POST
    @Path("load")
    @Produces(MediaType.APPLICATION_JSON)
    public StreamingOutput load(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("platform") List<String> platforms,
            @QueryParam("quiet") @DefaultValue("1") QueryFlag quiet,
            @Context Providers providers,
            InputStream archive) {
        List<String> wanted = known(version, platforms);
        return out ->
                new ProgressStream(providers, out)
                        .run(true, progress -> images.load(archive, wanted, quiet.on(), progress));
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
            @QueryParam("platform") @DefaultValue("") String platform,
            @HeaderParam(AUTH) @DefaultValue("") String auth,
            @Context HttpHeaders headers,
            @Context Providers providers,
            InputStream archive) {
        if (!fromImage.isEmpty()) {
            PullRequest pull = new PullRequest(fromImage, tag, platform, auth, meta(headers));
            return stream(providers, progress -> registries.pull(pull, progress));
        }
        ImportRequest request = new ImportRequest(repository, tag, message, changes, platform);
        return source.equals("-")
                ? stream(providers, progress -> images.importArchive(request, archive, progress))
                : stream(providers, progress -> registries.importFrom(source, request, progress));
    }

    /** Writes images as an archive. */
    @GET
    @Path("get")
    @Produces("application/x-tar")
    public Response save(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("platform") List<String> platforms,
            @QueryParam("names") List<String> names) {
        return saved(names, known(version, platforms));
    }

    /** Writes one image as an archive. */
    @GET
    @Path("{name:.+}/get")
    @Produces("application/x-tar")
    public Response saveOne(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @QueryParam("platform") List<String> platforms,
            @PathParam("name") String name) {
        return saved(List.of(name), known(version, platforms));
    }

    /** Sends an image to its registry. */
    @POST
    @Path("{name:.+}/push")
    @Produces(MediaType.APPLICATION_JSON)
    public StreamingOutput push(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @PathParam("name") String name,
            @QueryParam("tag") @DefaultValue("") String tag,
            @QueryParam("platform") @DefaultValue("") String platform,
            @HeaderParam(AUTH) @DefaultValue("") String auth,
            @Context HttpHeaders headers,
            @Context Providers providers) {
        String wanted = version.atLeast(46) ? platform : "";
        images.requirePlatforms(wanted.isEmpty() ? List.of() : List.of(wanted));
        PushRequest push = new PushRequest(name, tag, wanted, auth, meta(headers));
        return stream(providers, progress -> registries.push(push, progress));
    }

    /** Repositories by name. */
    @GET
    @Path("search")
    @Produces(MediaType.APPLICATION_JSON)
    public List<SearchResult> search(
            @QueryParam("term") @DefaultValue("") String term,
            @QueryParam("limit") @DefaultValue("") String limit,
            @QueryParam("filters") @Nullable Filters filters,
            @HeaderParam(AUTH) @DefaultValue("") String auth) {
        return registries.search(term, limit, filters == null ? Filters.NONE : filters, auth);
    }

    private static StreamingOutput stream(Providers providers, ProgressStream.Work work) {
        return out -> new ProgressStream(providers, out).run(false, work);
    }

    /** What the client wants the registry to see. */
    private static Map<String, String> meta(HttpHeaders headers) {
        Map<String, String> meta = new HashMap<>();
        headers.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (name.toLowerCase(Locale.ROOT).startsWith("x-meta-")) {
                                meta.put(name, values.getFirst());
                            }
                        });
        return meta;
    }

    private Response saved(List<String> names, List<String> platforms) {
        StreamingOutput archive = out -> images.save(names, platforms, out);
        return Response.ok(archive).build();
    }

    /** Older clients' platforms were ignored. */
    private List<String> known(ApiVersion version, List<String> platforms) {
        List<String> wanted =
                version.atLeast(48)
                        ? platforms.stream().filter(one -> !one.isEmpty()).toList()
                        : List.of();
        if (wanted.size() > 1 && !version.atLeast(52)) {
            throw EngineException.invalid("multiple platform parameters not supported");
        }
        images.requirePlatforms(wanted);
        return wanted;
    }
}
