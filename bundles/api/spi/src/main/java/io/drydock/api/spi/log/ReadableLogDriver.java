package io.drydock.api.spi.log;

import org.osgi.annotation.versioning.ConsumerType;

/** A log driver that can read back what it keeps. */
@ConsumerType
public interface ReadableLogDriver extends LogDriver {

    /**
     * Reads on at a cursor; never waits. An empty page with an unchanged cursor means: nothing more
     * for now. Cursors are opaque text, valid across restarts and generations of the driver.
     *
     * @param cursor empty at first: the driver then applies {@code query.tail} and {@code since}
     */
    LogPage read(LogTarget target, LogQuery query, String cursor);
}
