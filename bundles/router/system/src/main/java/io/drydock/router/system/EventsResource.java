package io.drydock.router.system;

import io.drydock.api.engine.events.EventStream;
import io.drydock.api.engine.events.Events;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.stream.CursorBody;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

/** The stream of events. */
@Path("events")
public final class EventsResource {
    private final Events events;

    EventsResource(Events events) {
        this.events = events;
    }

    /** Follows the journal; what the stream is made of is fixed here, the kernel reads it on. */
    @GET
    public CursorBody follow(
            @HeaderParam(ApiVersion.HEADER) ApiVersion version,
            @HeaderParam("Accept") @DefaultValue("") String accept,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("") String until,
            @QueryParam("filters") @Nullable Filters filters) {
        EventFormat format = EventFormat.of(version, accept);
        EventStream stream =
                new EventStream(
                        since,
                        until,
                        filters == null ? Filters.NONE : filters,
                        version,
                        format == EventFormat.JSON_SEQUENCE);
        return new CursorBody(Events.SOURCE, events.follow(stream), format.mediaType());
    }
}
