package io.drydock.api.spi.registry;

import java.util.List;
import java.util.OptionalLong;

/**
 * Conversation about one repository. What has been found out (the server that answered, the token)
 * is used by all calls; several blobs may be on their way at once.
 *
 * <p>Digests are {@code sha256:<64 hex digits>}.
 */
public interface RegistrySession extends AutoCloseable {

    /** All tags, in the order of the registry. */
    List<String> tags();

    /**
     * What a tag or digest stands for at this moment, without its document.
     *
     * @throws RegistryException NOT_FOUND if the registry has no such manifest
     */
    RemoteManifest.Head head(String reference);

    /** A manifest or index, at most 4 MiB; a digest asked for has been checked. */
    RemoteManifest manifest(String reference);

    /**
     * A blob from a place in it on.
     *
     * @param offset bytes the caller has already; the registry may begin earlier, see {@link
     *     RemoteBlob#offset}
     */
    RemoteBlob blob(String digest, long offset);

    /** Bytes of a blob of this repository, empty if it is not there. */
    OptionalLong size(String digest);

    /**
     * Makes a blob of another repository of the same registry one of this repository.
     *
     * @return false if the registry will not, so that it must be uploaded
     */
    boolean mount(String digest, String repository);

    /** Uploads a blob, unless somebody else just has. */
    void upload(BlobUpload blob);

    /** Publishes a manifest under a tag or its digest; all it names must be there. */
    void putManifest(String reference, String mediaType, byte[] document);

    /** Ends the conversation, and with it whatever is still on its way. Idempotent. */
    @Override
    void close();
}
