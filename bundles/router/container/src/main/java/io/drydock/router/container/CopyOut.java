package io.drydock.router.container;

import io.drydock.api.model.container.PathStat;

import jakarta.ws.rs.ext.Providers;

import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * An archive to be sent, whose head says what is in it.
 *
 * @param source writes it
 * @param encoding empty, {@code gzip} or {@code deflate}
 * @param providers know how to write the head
 */
record CopyOut(Source source, String encoding, Providers providers) {

    /** Tells the head, then writes the archive. */
    interface Source {
        void write(Consumer<PathStat> head, OutputStream archive);
    }
}
