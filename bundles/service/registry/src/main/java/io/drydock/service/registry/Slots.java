package io.drydock.service.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/** Runs work on threads of its own, so many at once and in the order it came. */
final class Slots {

    private final String name;
    private final IntSupplier limit;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Slots(String name, IntSupplier limit) {
        this.name = name;
        this.limit = limit;
    }

    /** Returns false if the work has to wait for its turn. */
    synchronized boolean run(Runnable work) {
        if (running >= limit.getAsInt()) {
            waiting.add(work);
            return false;
        }
        start(work);
        return true;
    }

    private void start(Runnable work) {
        running++;
        Thread.ofPlatform().daemon().name(name).start(() -> runAndGoOn(work));
    }

    private void runAndGoOn(Runnable work) {
        try {
            work.run();
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        running--;
        while (!waiting.isEmpty() && running < limit.getAsInt()) {
            start(waiting.removeFirst());
        }
    }
}
