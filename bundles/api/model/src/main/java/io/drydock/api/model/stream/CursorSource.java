package io.drydock.api.model.stream;

import java.time.Duration;
import java.util.Map;

/**
 * A stream that can be left and taken up again.
 *
 * <p>A service provides it as an engine contract with the service property {@link #NAME}; the
 * kernel calls it through a handle. It keeps nothing per reader: arguments and cursor say
 * everything, so that a poll may be answered by another generation, or by an engine restarted in
 * between.
 */
public interface CursorSource {

    /** Service property with the source's name, as {@link CursorBody#source()} names it. */
    String NAME = "drydock.source";

    /**
     * The next bytes at {@code cursor}.
     *
     * <p>Returns at once if there are some (a page holds at most about 256 KiB), else waits for at
     * most {@code maxWait} and may then return an empty page. Called on a virtual thread; must not
     * pin it.
     *
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND and others; on the first poll
     *     the client gets its status, later the stream just ends
     */
    CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait);
}
