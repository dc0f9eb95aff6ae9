package io.drydock.kernel.rest;

import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;

import java.io.IOException;

/**
 * Keeps back what Jersey shall not write itself, streams and failures, until Jersey has let go of
 * the request.
 */
final class Outcome {

    /** Request property with the {@code Hijack}, {@code CursorBody} or {@code Throwable}. */
    static final String PROPERTY = "drydock.outcome";

    private Outcome() {}

    /** A failure on its way through Jersey, as an entity. */
    private record Failure(Throwable cause) {}

    /** Turns every exception into an entity. */
    static final class Mapper implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable failure) {
            return Response.status(500).entity(new Failure(failure)).build();
        }
    }

    /** Notes what fails while a body is written; Jersey forgets it once the head is out. */
    static final class Interceptor implements WriterInterceptor {
        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            try {
                context.proceed();
            } catch (IOException | RuntimeException e) {
                context.setProperty(PROPERTY, e);
                throw e;
            }
        }
    }

    /** Takes the entity out of the response. */
    static final class Filter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            switch (response.getEntity()) {
                case Failure failure -> keep(request, response, failure.cause());
                case Hijack hijack -> keep(request, response, hijack);
                case CursorBody body -> keep(request, response, body);
                case null, default -> {
                    // Jersey writes all other entities.
                }
            }
        }

        private static void keep(
                ContainerRequestContext request, ContainerResponseContext response, Object kept) {
            request.setProperty(PROPERTY, kept);
            int status = response.getStatus();
            response.setEntity(null);
            response.setStatus(status);
        }
    }
}
