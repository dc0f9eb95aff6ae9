package io.drydock.api.spi.registry;

import java.util.Map;
import java.util.Objects;

/**
 * What a session is about.
 *
 * @param domain the registry as names of images have it: {@code docker.io}, {@code host:5000}
 * @param repository path within the registry: {@code library/busybox}
 * @param push whether to write too; mirrors are not asked then
 * @param credentials of the user
 * @param headers further request headers for the registry, {@code X-Meta-*} of the client
 */
public record RegistryScope(
        String domain,
        String repository,
        boolean push,
        RegistryCredentials credentials,
        Map<String, String> headers) {

    public RegistryScope {
        Objects.requireNonNull(domain);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(credentials);
        headers = Map.copyOf(headers);
    }
}
