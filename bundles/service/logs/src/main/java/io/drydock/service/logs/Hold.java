package io.drydock.service.logs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;

/** One generation's right to work on a container's log, while it lasts. */
final class Hold {

    private final Claim claim;
    private volatile @Nullable FileLock lock;

    Hold(Claim claim) {
        this.claim = claim;
    }

    /** False while another generation has it. */
    boolean take(String name) {
        if (lock == null) {
            lock = claim.lock(name).orElse(null);
        }
        return lock != null;
    }

    void letGo() {
        try {
            FileLock held = lock;
            if (held != null && held.isValid()) {
                held.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock = null;
        }
    }
}
