package io.drydock.router.container;

import io.drydock.api.engine.archive.ContainerFiles;
import io.drydock.api.engine.archive.ContainerFiles.CopyRules;
import io.drydock.api.model.QueryFlag;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Providers;

import java.io.InputStream;

/** Files of containers. */
@Path("containers")
public final class ArchiveResource {

    private final ContainerFiles files;

    ArchiveResource(ContainerFiles files) {
        this.files = files;
    }

    /** What a path in it is. */
    @HEAD
    @Path("{name:.+}/archive")
    public Response stat(
            @PathParam("name") String name,
            @QueryParam("path") @DefaultValue("") String path,
            @Context Providers providers) {
        String stat = PathStatHeader.text(providers, files.stat(name, path));
        return Response.ok().header(PathStatHeader.NAME, stat).build();
    }

    /** Copies out. */
    @GET
    @Path("{name:.+}/archive")
    @Produces("application/x-tar")
    public CopyOut copyOut(
            @PathParam("name") String name,
            @QueryParam("path") @DefaultValue("") String path,
            @HeaderParam("Accept-Encoding") @DefaultValue("") String encodings,
            @Context Providers providers) {
        return new CopyOut(
                (head, archive) -> files.copyOut(name, path, head, archive),
                EncodedStream.choose(encodings),
                providers);
    }

    /** Copies in. */
    @PUT
    @Path("{name:.+}/archive")
    public Response copyIn(
            @PathParam("name") String name,
            @QueryParam("path") @DefaultValue("") String path,
            @QueryParam("noOverwriteDirNonDir") @DefaultValue("") QueryFlag keepKinds,
            @QueryParam("copyUIDGID") @DefaultValue("") QueryFlag asContainerUser,
            InputStream archive) {
        files.copyIn(name, path, new CopyRules(keepKinds.on(), asContainerUser.on()), archive);
        return Response.ok().build();
    }

    /** The whole root as an archive. */
    @GET
    @Path("{name:.+}/export")
    @Produces("application/octet-stream")
    public StreamingOutput export(@PathParam("name") String name) {
        return archive -> files.export(name, archive);
    }
}
