package io.drydock.kernel.http;

import io.drydock.api.spi.stream.AttachPoint;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One life of one point: waiting, open, over. A restarted process gets a new one. */
final class MeetingPoint {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Object> unconnected = new HashSet<>();
    private @Nullable AttachPoint address;
    private boolean over;
    private String lastWords = "";

    /** A stream that came; it must say {@link #connected} or leave by it, once. */
    Object sit() {
        lock.lock();
        try {
            Object seat = new Object();
            unconnected.add(seat);
            return seat;
        } finally {
            lock.unlock();
        }
    }

    /** Opens the point and waits for the seats taken so far. */
    void open(AttachPoint point, Duration limit) {
        lock.lock();
        try {
            address = point;
            changed.signalAll();
            Set<Object> awaited = new HashSet<>(unconnected);
            long left = limit.toNanos();
            while (!over && left > 0 && unconnected.stream().anyMatch(awaited::contains)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits without limit; null when the point is over or the seat was given up. */
    @Nullable AttachPoint await(Object seat) {
        lock.lock();
        try {
            while (address == null && !over && unconnected.contains(seat)) {
                changed.awaitUninterruptibly();
            }
            return over || !unconnected.contains(seat) ? null : address;
        } finally {
            lock.unlock();
        }
    }

    /** The seat's stream is connected, or has gone. Idempotent. */
    void connected(Object seat) {
        lock.lock();
        try {
            unconnected.remove(seat);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends this life of the point, with a text for its streams. */
    void end(String words) {
        lock.lock();
        try {
            over = true;
            lastWords = words;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the point is over; false when that took longer than {@code limit}. */
    boolean awaitEnd(Duration limit) {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(limit);
            while (!over && left > 0) {
                left = changed.awaitNanos(left);
            }
            return over;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** What a stream must say before it ends; empty while the point lives. */
    String lastWords() {
        lock.lock();
        try {
            return lastWords;
        } finally {
            lock.unlock();
        }
    }

    /** Neither open nor waited at. */
    boolean idle() {
        lock.lock();
        try {
            return address == null && unconnected.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** One-shot points (an exec's) never open again. */
    boolean oneShot() {
        lock.lock();
        try {
            return address != null && address.release() != null;
        } finally {
            lock.unlock();
        }
    }
}
