package io.drydock.api.spi.registry;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * Speaks to registries of images.
 *
 * <p><b>Story.</b> A <i>registry</i> is a server, named by its domain as in an image's name ({@code
 * docker.io}, {@code 127.0.0.1:5000}). The driver knows from its configuration how a domain is
 * reached: which mirrors are asked first, whether plain HTTP will do, which certificates and
 * proxies to use. A pull opens a {@link RegistrySession} on one repository, asks for a manifest by
 * tag or digest, and reads the blobs the manifest names; a push mounts or uploads blobs and then
 * puts the manifest.
 *
 * <p><b>Division of work.</b> The driver does the protocol: finding the server, tokens, redirects,
 * and what went wrong. It makes one attempt a call and keeps nothing on the disk. Its caller
 * verifies digests and sizes, tries again and from where it was, and decides about platforms.
 *
 * <p><b>Rules.</b> Every method may be called from any thread. Every wait has a deadline, also that
 * for the next bytes of a body. Errors are {@link RegistryException}.
 */
@ConsumerType
public interface RegistryDriver {

    /**
     * Gets ready to speak about one repository. Does not speak yet; nothing but close is needed.
     */
    RegistrySession open(RegistryScope scope);

    /**
     * Tries credentials.
     *
     * @param server domain or address of the server as the user wrote it; empty for Docker Hub
     * @return a token to use in place of the password, empty if the server gives none
     * @throws RegistryException FORBIDDEN if the server does not accept them
     */
    String login(String server, RegistryCredentials credentials);

    /**
     * Searches the names and descriptions of a registry's repositories.
     *
     * @param term what to look for; a leading domain says where
     * @param limit most results to return
     */
    List<FoundRepository> search(String term, int limit, RegistryCredentials credentials);

    /**
     * Gets what is at an address of HTTP, for imports; through the same proxies.
     *
     * @throws RegistryException NOT_FOUND, {@code failed to GET ... with status 404 Not Found: ...}
     */
    RemoteBlob fetch(String address);
}
