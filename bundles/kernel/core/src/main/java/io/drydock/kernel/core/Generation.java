package io.drydock.kernel.core;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * One provider object of one bundle revision, with the number of those who are using it.
 *
 * <p>The count and the retired mark share one word, so that taking a lease and retiring cannot miss
 * each other: once retired no lease is given, and the last one to go opens the latch.
 */
final class Generation {

    private static final int RETIRED = Integer.MIN_VALUE;

    private final Origin origin;
    private final Declaration declaration;
    private final long number;
    private final long order;
    private final Object service;
    private final AtomicInteger leases = new AtomicInteger();
    private final CountDownLatch drained = new CountDownLatch(1);
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /**
     * @param number counts the generations of a name, from 1
     * @param order breaks ties of equal ranking: the larger, newer one wins
     */
    Generation(Origin origin, Declaration declaration, long number, long order, Object service) {
        this.origin = origin;
        this.declaration = declaration;
        this.number = number;
        this.order = order;
        this.service = service;
    }

    Origin origin() {
        return origin;
    }

    Declaration declaration() {
        return declaration;
    }

    long number() {
        return number;
    }

    long order() {
        return order;
    }

    /** The provider; only to be used between {@link #acquire} and {@link #release}. */
    Object service() {
        return service;
    }

    /** Takes a lease; false once retired, and then a newer table exists already. */
    boolean acquire() {
        int now = leases.get();
        while (now >= 0) {
            int seen = leases.compareAndExchange(now, now + 1);
            if (seen == now) {
                calls.increment();
                return true;
            }
            now = seen;
        }
        return false;
    }

    /** Gives a lease back; exactly once for each that was taken. */
    void release() {
        if (leases.decrementAndGet() == RETIRED) {
            drained.countDown();
        }
    }

    /** From now on no lease is given. Take it out of the table first. */
    void retire() {
        if (leases.getAndUpdate(count -> count | RETIRED) == 0) {
            drained.countDown();
        }
    }

    int leases() {
        return leases.get() & ~RETIRED;
    }

    /** Waits until it is retired and nobody uses it; false if the patience ends before. */
    boolean awaitDrained(Duration patience) {
        try {
            return drained.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Notes that a call ended in a fault of the provider. */
    void failed() {
        failures.increment();
    }

    long calls() {
        return calls.sum();
    }

    long failures() {
        return failures.sum();
    }

    @Override
    public String toString() {
        return declaration.module() + " " + origin.version() + " (generation " + number + ")";
    }
}
