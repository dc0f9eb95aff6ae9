package io.drydock.service.storage;

import io.drydock.api.engine.storage.StorageMoves;
import io.drydock.api.engine.storage.StoragePlaces;
import io.drydock.api.engine.storage.StoragePlaces.Copying;
import io.drydock.api.engine.storage.StoragePlaces.Count;
import io.drydock.api.engine.storage.StoragePlaces.Plan;
import io.drydock.api.engine.storage.StoragePlaces.Root;
import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moves what is to be moved, step by step, and looks every time at how things stand: so it does not
 * matter where it was cut, nor what others do meanwhile.
 */
final class StorageMover implements StorageMoves {

    private static final Logger LOG = LoggerFactory.getLogger(StorageMover.class);
    private static final long LOOK_MILLIS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StoragePlaces places;
    private final Copying copying;
    private final MoverLock lock;
    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private @Nullable Thread thread;
    private boolean asked;
    private volatile boolean closed;
    private volatile boolean waiting;
    private volatile String failure = "";

    StorageMover(StoragePlaces places, Copying copying, MoverLock lock) {
        this.places = places;
        this.copying = copying;
        this.lock = lock;
    }

    @Override
    public void begin(String driver) {
        places.aim(driver);
        resume();
    }

    /** Goes on with what is to be moved, if anything is; what that is, is asked off this thread. */
    synchronized void resume() {
        failure = "";
        asked = true;
        if (!closed && thread == null) {
            thread = Thread.ofPlatform().daemon().name("drydock-move").start(this::run);
        }
    }

    /** What is under way is given up; it goes on with the next engine or generation. */
    void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
            notifyAll();
        }
        if (running != null) {
            end(running);
        }
    }

    private static void end(Thread running) {
        try {
            if (!running.join(PATIENCE)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Status status() {
        Plan plan = places.plan();
        String of = plan.target().isEmpty() ? plan.driver() : plan.target();
        Count count = places.count(of);
        List<Staying> staying = places.elsewhere(of).stream().map(this::staying).toList();
        return new Status(
                state(plan.target(), count),
                plan.driver(),
                plan.configured(),
                plan.target(),
                count.all(),
                count.there(),
                staying,
                failure);
    }

    private Staying staying(Root root) {
        String reason = reasons.getOrDefault(root.container(), "");
        return new Staying(root.container(), root.driver(), reason);
    }

    private State state(String target, Count count) {
        if (target.isEmpty()) {
            return State.IDLE;
        }
        if (!failure.isEmpty()) {
            return State.FAILED;
        }
        if (count.there() < count.all()) {
            return State.LAYERS;
        }
        return waiting ? State.WAITING : State.CONTAINERS;
    }

    private String target() {
        return places.plan().target();
    }

    private void run() {
        while (begun()) {
            work();
        }
    }

    /** Whether there was another question since the last; if not, the next has a new thread. */
    private synchronized boolean begun() {
        boolean again = asked && !closed;
        asked = false;
        if (!again) {
            thread = null;
        }
        return again;
    }

    private void work() {
        try {
            if (!target().isEmpty()) {
                move();
            }
        } catch (Stopped | InterruptedException e) {
            LOG.info("the move of images goes on at the next start");
        } catch (IOException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            LOG.warn("moving images: {}", failure, e);
        }
    }

    private void move() throws IOException, InterruptedException {
        try (MoverLock.Held held = lock.acquire(this::requireWanted)) {
            places.clear();
            for (String target = target(); !target.isEmpty(); target = target()) {
                round(target);
            }
        }
    }

    private void round(String target) throws InterruptedException {
        layers(target);
        places.collect(target);
        List<Root> left = places.elsewhere(target);
        reasons.keySet().retainAll(left.stream().map(Root::container).toList());
        boolean moved = false;
        for (Root root : left) {
            moved |= root(root, target);
        }
        if (moved) {
            return;
        }
        boolean done = left.isEmpty() && places.count(target).elsewhere() == 0;
        if (done) {
            places.reached(target);
            LOG.info("all images and containers are stored by {}", target);
        } else {
            waiting = true;
            pause();
            requireWanted();
        }
    }

    private void layers(String target) {
        do {
            List<String> missing = places.missing(target);
            waiting &= missing.isEmpty();
            missing.forEach(chain -> places.copy(chain, target, this::requireWanted));
        } while (!places.activate(target));
    }

    /** Whether anything has changed by it. */
    private boolean root(Root root, String target) {
        try {
            boolean moved = places.move(root, target, copying, this::requireWanted);
            if (!moved) {
                reasons.put(root.container(), "it is in use");
            }
            return moved;
        } catch (EngineException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(reasons.put(root.container(), reason))) {
                LOG.warn("moving container {}: {}", root.container(), reason);
            }
            return false;
        }
    }

    private synchronized void pause() throws InterruptedException {
        if (!closed) {
            wait(LOOK_MILLIS);
        }
    }

    private void requireWanted() {
        if (closed) {
            throw new Stopped();
        }
    }
}
