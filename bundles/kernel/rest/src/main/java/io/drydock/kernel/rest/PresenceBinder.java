package io.drydock.kernel.rest;

import io.drydock.api.model.stream.Presence;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;

import org.glassfish.jersey.innate.inject.InternalBinder;
import org.glassfish.jersey.process.internal.RequestScoped;

import java.util.function.Supplier;

/** Gives resources {@code @Context Presence}. */
final class PresenceBinder extends InternalBinder {

    @Override
    protected void configure() {
        bindFactory(OfRequest.class).to(Presence.class).in(RequestScoped.class);
    }

    /** Jersey makes one for each request that asks. */
    public static final class OfRequest implements Supplier<Presence> {

        private final ContainerRequestContext request;

        public OfRequest(@Context ContainerRequestContext request) {
            this.request = request;
        }

        @Override
        public Presence get() {
            return (Presence) request.getProperty(Presence.class.getName());
        }
    }
}
