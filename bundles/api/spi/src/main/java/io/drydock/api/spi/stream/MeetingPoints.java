package io.drydock.api.spi.stream;

import java.time.Duration;

/**
 * Where streams that came early wait for their process.
 *
 * <p>{@code docker run} attaches before it starts, and output must not be lost in between. The pump
 * joins a point by name; the service that starts the process opens the point once the monitor
 * listens and before the process runs, and goes on when all who waited are connected. When the
 * process has ended and its exit status is recorded, the service closes the point, and only then do
 * the streams end: a client that sees the end of the stream finds the exit code in its next
 * request.
 *
 * <p>Points live in the kernel and survive a swap of everything else. A point that nobody opens
 * within the life of its stream just waits; after a restart of the engine the service opens the
 * points of all running processes again.
 */
public interface MeetingPoints {

    /**
     * Opens a point and waits until the streams waiting at it are connected, {@code limit} at most.
     * Streams that come later connect at once.
     */
    void open(String name, AttachPoint point, Duration limit);

    /**
     * The process has ended and its status is known: streams at this point may end. Idempotent.
     *
     * <p>The next {@link #open} of the name is another life of the point, and streams that come in
     * between wait for it; except for a point whose process waited for a release (an exec), which
     * has one life only: a stream that comes late ends at once.
     */
    void close(String name);

    /**
     * As {@link #close(String)}, for a process that never ran: streams at this point, and those of
     * a one-shot point that come late, get {@code lastWords} as standard output before they end.
     *
     * @param lastWords text as the client shall see it, line end included; empty for none
     */
    void close(String name, String lastWords);

    /** The process will never run (start failed, container removed): waiting streams end now. */
    void cancel(String name);
}
