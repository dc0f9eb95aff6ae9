package io.drydock.service.events;

import io.drydock.api.engine.events.RecordedEvent;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.EventMessage;
import io.drydock.api.model.system.EventMessage.Draft;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Events as lines of JSON for one client.
 *
 * @param recordSeparator begin each line with RS, by RFC 7464
 */
record EventLines(ApiVersion version, boolean recordSeparator) {
    private static final String RECORD_SEPARATOR = "\u001e";

    /** Empty for an event that a client so old does not know. */
    byte[] line(RecordedEvent event) {
        EventMessage message = event.message();
        boolean image = message.type().equals("image");
        if (image && message.action().equals("create") && !version.atLeast(46)) {
            return new byte[0];
        }
        boolean legacy = !version.atLeast(52) && (image || message.type().equals("container"));
        String json = EventJson.write(legacy ? message.with(legacyFields(message)) : message);
        String line = (recordSeparator ? RECORD_SEPARATOR : "") + json + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static Consumer<Draft> legacyFields(EventMessage message) {
        return draft -> {
            draft.status = message.action();
            draft.id = message.actor().id();
            draft.from = message.actor().attributes().getOrDefault("image", "");
        };
    }
}
