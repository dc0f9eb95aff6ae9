package io.drydock.api.spi.runtime;

import io.drydock.api.spi.stream.AttachPoint;

import java.util.Objects;

/**
 * A created process and its monitor, as a value to store.
 *
 * @param place where its files are
 * @param pid of the process, as the host sees it; 0 while an attached exec waits for its streams
 * @param monitor pid of the monitor
 * @param monitorStarted start time of the monitor, clock ticks since boot (field 22 of {@code
 *     stat}), guards against reuse of its pid
 * @param attach where its streams can be reached
 */
public record Task(
        TaskPlace place, long pid, long monitor, long monitorStarted, AttachPoint attach) {

    public Task {
        Objects.requireNonNull(place);
        Objects.requireNonNull(attach);
    }
}
