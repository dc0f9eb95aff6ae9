package io.drydock.kernel.core;

/** The records of the journal, in the order of a swap. */
enum Step {
    /** The jar is kept and may be loaded. */
    PREPARED,
    /** About to be installed and started beside the active generation. */
    STAGED,
    /** Callers of its names are about to be held. */
    QUIESCING,
    /** The old generation has stopped acting and given its state; only if it has a succession. */
    EXPORTED,
    /** The new generation has taken that state and is the one that acts. */
    IMPORTED,
    /** All checks are passed. */
    VERIFIED,
    /** The new generation is the active one from here on, whatever happens. */
    COMMITTED,
    /** Watched for failures while the old generation is warm. */
    CANARY,
    /** Nobody uses the old generation; about to be uninstalled. */
    DRAINED,
    /** Ended well. */
    DONE,
    /** Given up before the commit. */
    ABORTED,
    /** Taken back after the commit. */
    ROLLED_BACK
}
