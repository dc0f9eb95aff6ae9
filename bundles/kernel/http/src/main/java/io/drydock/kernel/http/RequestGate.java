package io.drydock.kernel.http;

import io.drydock.api.spi.http.RequestHandler;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds requests until the engine behind the listeners is there. */
final class RequestGate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final Duration limit;
    private volatile @Nullable RequestHandler handler;

    RequestGate(Duration limit) {
        this.limit = limit;
    }

    /** Lets requests through to {@code next}; null holds them again. */
    void set(@Nullable RequestHandler next) {
        lock.lock();
        try {
            handler = next;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the gate if it leads to {@code gone}. */
    void unset(RequestHandler gone) {
        lock.lock();
        try {
            if (handler == gone) {
                handler = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The handler, waited for if need be; null when it did not come. */
    @Nullable RequestHandler await() {
        RequestHandler now = handler;
        return now != null ? now : awaitOpen();
    }

    private @Nullable RequestHandler awaitOpen() {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (handler == null && left > 0) {
                left = opened.awaitNanos(left);
            }
            return handler;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }
}
