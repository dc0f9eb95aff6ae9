package io.drydock.kernel.linux;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/** A flag one thread waits for; a virtual thread is parked meanwhile and holds no carrier. */
final class Signal {

    private volatile boolean raised;
    private volatile @Nullable Thread waiter;

    void clear() {
        raised = false;
    }

    void raise() {
        raised = true;
        Thread waiting = waiter;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** True when raised, false when the deadline (System.nanoTime) passed first. */
    boolean await(long deadline) {
        waiter = Thread.currentThread();
        try {
            while (!raised) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    return raised;
                }
                LockSupport.parkNanos(this, left);
            }
            return true;
        } finally {
            waiter = null;
        }
    }
}
