package io.drydock.api.model.stream;

import java.util.Map;
import java.util.Objects;

/**
 * A response body of unknown length, read page by page from a named {@link CursorSource}.
 *
 * <p>Logs, events, stats and wait are such bodies. The router returns the value and is done; the
 * stream pump polls the source through its handle, one short call a page, so that neither the
 * router nor the service behind the source is pinned while the stream lives. The head is flushed
 * before the first page.
 *
 * @param source name of the source: {@code logs}, {@code events}, {@code wait}
 * @param arguments what the source needs to know, all of it, in text
 * @param contentType of the response
 */
public record CursorBody(String source, Map<String, String> arguments, String contentType) {

    public CursorBody {
        Objects.requireNonNull(source);
        arguments = Map.copyOf(arguments);
        Objects.requireNonNull(contentType);
    }
}
