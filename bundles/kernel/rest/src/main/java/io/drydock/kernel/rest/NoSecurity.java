package io.drydock.kernel.rest;

import jakarta.ws.rs.core.SecurityContext;

import org.jspecify.annotations.Nullable;

import java.security.Principal;

/** Jersey insists on one; who may do what is decided by the middleware before. */
enum NoSecurity implements SecurityContext {
    INSTANCE;

    @Override
    public @Nullable Principal getUserPrincipal() {
        return null;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
        return null;
    }
}
