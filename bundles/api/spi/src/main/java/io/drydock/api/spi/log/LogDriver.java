package io.drydock.api.spi.log;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a container's output to where it shall be kept.
 *
 * <p><b>Story.</b> The monitor writes all output to a <i>spool</i> on disk, whatever happens to the
 * engine. The engine reads the spool, joins partial lines, and hands batches of entries to the log
 * driver; only what the driver took leaves the spool. A dead end point therefore blocks nobody, and
 * after a crash the engine asks {@link #last} and goes on behind it: every entry arrives exactly
 * once for drivers that can tell, at least once for others.
 *
 * <p><b>Rules.</b> Calls for one target come one at a time and in order; different targets
 * concurrently. The driver may cache open files and sockets by target and must forget them on
 * {@link #close}. No call may wait for longer than the target's write budget (10 s).
 */
@ConsumerType
public interface LogDriver {

    /**
     * Checks a container's log options before it is created. Options that the engine itself honours
     * ({@code mode}, {@code max-buffer-size}, {@code cache-*}) are not among them.
     *
     * @throws io.drydock.api.spi.DriverException INVALID with dockerd's text: {@code unknown log
     *     opt 'x' for json-file log driver}
     */
    void validate(Map<String, String> options);

    /**
     * Appends entries.
     *
     * @throws io.drydock.api.spi.DriverException UNAVAILABLE to have the same batch offered again
     *     later
     */
    void append(LogTarget target, List<LogEntry> entries);

    /**
     * Whether {@link #last} tells what is kept. False for drivers that send entries away: for these
     * the engine keeps the position, and a crash may send the newest entries again.
     */
    default boolean remembers() {
        return true;
    }

    /** The newest entry kept and how many at the end share its time; empty if nothing is kept. */
    Optional<LogTail> last(LogTarget target);

    /**
     * Everything appended is on the disk when this returns; the engine then frees the spool. May
     * take long, and comes rarely: about once in 8 MiB.
     */
    default void sync(LogTarget target) {}

    /** Forgets open files and sockets of the target; what is kept stays. */
    void close(LogTarget target);

    /** Deletes what is kept of the target. */
    void remove(LogTarget target);

    /** The file users know ({@code LogPath} of inspect), empty if there is none. */
    default String path(LogTarget target) {
        return "";
    }
}
