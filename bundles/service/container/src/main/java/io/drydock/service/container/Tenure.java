package io.drydock.service.container;

import io.drydock.api.spi.SupersededException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether this generation of the bundle is the one in charge. Whatever changes a container happens
 * within a step; the end of the tenure waits for the steps under way and lets no other begin. A
 * wait for something that may take long is no step.
 */
final class Tenure {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private boolean held;
    private int steps;

    /** In charge from now on. */
    void begin() {
        lock.lock();
        try {
            held = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Not in charge any more when this returns true; false if steps did not end within the limit.
     */
    boolean end(Duration limit) {
        lock.lock();
        try {
            held = false;
            long left = limit.toNanos();
            while (steps > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            held = steps > 0;
            return !held;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            held = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Neither in charge nor about to hand over: what changes containers would be lost. */
    boolean over() {
        lock.lock();
        try {
            return !held && steps == 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins a step.
     *
     * @throws SupersededException if another generation is in charge
     */
    Step step() {
        Step step = tryStep();
        if (step == null) {
            throw new SupersededException();
        }
        return step;
    }

    /** Begins a step; null if another generation is in charge and will do the work. */
    @Nullable Step tryStep() {
        lock.lock();
        try {
            if (!held) {
                return null;
            }
            steps++;
            return this::done;
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            if (--steps == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Work that is not interrupted by a change of generations. */
    interface Step extends AutoCloseable {

        @Override
        void close();
    }
}
