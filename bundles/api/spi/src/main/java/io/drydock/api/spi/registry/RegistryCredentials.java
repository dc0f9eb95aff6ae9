package io.drydock.api.spi.registry;

import java.util.Objects;

/**
 * Who asks; every part may be empty.
 *
 * @param identityToken from an earlier login, in place of the password
 * @param registryToken sent as it is, in place of everything else
 */
public record RegistryCredentials(
        String username, String password, String identityToken, String registryToken) {

    /** Nobody in particular. */
    public static final RegistryCredentials NONE = new RegistryCredentials("", "", "", "");

    public RegistryCredentials {
        Objects.requireNonNull(username);
        Objects.requireNonNull(password);
        Objects.requireNonNull(identityToken);
        Objects.requireNonNull(registryToken);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "RegistryCredentials[username=" + username + ", *****]";
    }
}
