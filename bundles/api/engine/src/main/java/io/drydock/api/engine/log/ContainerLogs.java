package io.drydock.api.engine.log;

import io.drydock.api.engine.container.ContainerStreams.LogsRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.LogConfig;
import io.drydock.api.model.stream.CursorBody;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * Logs of containers, from the monitor's spool to the log drivers and back to readers.
 *
 * <p><b>Story.</b> At create the container service has the wanted log configuration completed and
 * checked ({@link #complete}). Before each run it asks where the monitor shall write ({@link
 * #open}); from then on entries flow to the drivers. When the monitor has ended it says so ({@link
 * #finish}). What drivers did not take by then goes on flowing, also through restarts of the
 * container, of the engine and of this service: open runs are noted on disk, so that a new
 * generation takes them up unasked.
 *
 * <p>No method waits for an end point: a dead one delays neither start nor exit nor removal.
 * Thread-safe; calls for one container come one at a time, except for readers.
 */
@ProviderType
public interface ContainerLogs {

    /**
     * The engine's default driver and options filled in where the user left them open.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID with dockerd's text for unknown
     *     drivers, options and values
     */
    LogConfig complete(LogConfig wanted);

    /**
     * A run begins: the file the monitor shall write its log to, in the format {@code k8s-file};
     * empty if nothing is to be kept. The file does not exist yet.
     */
    Optional<Path> open(LogSubject subject);

    /**
     * A run has ended and its monitor is gone. On return readers find everything it wrote.
     * Idempotent; unknown containers are no error.
     *
     * @param again the restart policy will start it again: readers that follow stay
     */
    void finish(String containerId, boolean again);

    /** At start of the engine: the containers there are; what belongs to others is deleted. */
    void retain(Collection<String> containerIds);

    /** Deletes log, spool and notes. Idempotent. */
    void remove(LogSubject subject);

    /** The file users know, {@code LogPath} of inspect; empty if there is none. */
    String path(LogSubject subject);

    /**
     * A reader's body, from the cursor source {@code logs}.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID for wrong parameters,
     *     NOT_IMPLEMENTED {@code configured logging driver does not support reading}
     */
    CursorBody read(ApiVersion version, LogSubject subject, LogsRequest request);
}
