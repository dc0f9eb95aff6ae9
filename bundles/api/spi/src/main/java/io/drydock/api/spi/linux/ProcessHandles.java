package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Any process of the host, children or not, safe against reused numbers: a number is compared with
 * its start time after a pidfd was opened on it.
 *
 * <p>Waiting costs a descriptor, not a thread: one thread polls them all.
 */
@ProviderType
public interface ProcessHandles {

    /** Who has this number now; empty when nobody, or only a zombie, has it. */
    Optional<ProcessIdentity> identify(long pid);

    /** Whether it still runs; a zombie does not. */
    boolean isAlive(ProcessIdentity process);

    /** Sends a signal by number (0 only asks); false when the process is gone. */
    boolean signal(ProcessIdentity process, int signal);

    /**
     * Completes when the process has ended, at once when it is gone already. Dependent actions run
     * on a thread that serves all processes: keep them short or use the async forms.
     */
    CompletionStage<Void> whenExited(ProcessIdentity process);

    /** Waits for its end; false when it still runs after the limit. */
    boolean awaitExit(ProcessIdentity process, Duration limit);
}
