package io.drydock.router.container;

import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** An image from a container: answers 501 until it is built. */
@Path("commit")
public final class CommitResource {

    /** Makes it. */
    @POST
    public void commit() {
        throw EngineException.notImplemented(
                "making an image from a container is not implemented yet");
    }
}
