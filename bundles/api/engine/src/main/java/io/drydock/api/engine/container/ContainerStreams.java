package io.drydock.api.engine.container;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;

/** Streams of a container, as values that the kernel's stream pump carries out. */
public interface ContainerStreams {

    /** Attaches to its standard streams. */
    Hijack attach(ApiVersion version, String reference, AttachRequest request);

    /** Its log; checks the request at once. */
    CursorBody logs(ApiVersion version, String reference, LogsRequest request);

    /** Waits for a condition: {@code not-running}, {@code next-exit}, {@code removed}. */
    CursorBody wait(ApiVersion version, String reference, String condition);

    /** Sets the terminal's size in characters. */
    void resize(String reference, int height, int width);

    /**
     * What to attach.
     *
     * @param detachKeys as written by users: {@code ctrl-p,ctrl-q}; empty for the default
     * @param logs replay what was logged first
     * @param stream go on with the live stream
     * @param webSocket never framed
     */
    record AttachRequest(
            String detachKeys,
            boolean logs,
            boolean stream,
            boolean stdin,
            boolean stdout,
            boolean stderr,
            boolean webSocket) {}

    /**
     * What to read of a log; times as users write them, empty for none.
     *
     * @param tail number of lines, {@code all} or empty
     */
    record LogsRequest(
            boolean stdout,
            boolean stderr,
            boolean follow,
            boolean timestamps,
            boolean details,
            String since,
            String until,
            String tail) {}
}
