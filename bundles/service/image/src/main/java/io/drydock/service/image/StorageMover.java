package io.drydock.service.image;

import io.drydock.api.engine.image.StorageMoves;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.service.image.RootTable.Root;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moves what the store says is to be moved, step by step, and looks every time at how things stand
 * there: so it does not matter where it was cut, nor what others do meanwhile.
 */
final class StorageMover implements StorageMoves {

    private static final Logger LOG = LoggerFactory.getLogger(StorageMover.class);
    private static final long LOOK_MILLIS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ImageParts parts;
    private final RootMounts mounts;
    private final RootMove roots;
    private final MoverLock lock;
    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile boolean waiting;
    private volatile String failure = "";

    StorageMover(ImageParts parts, RootMounts mounts, RootMove roots, MoverLock lock) {
        this.parts = parts;
        this.mounts = mounts;
        this.roots = roots;
        this.lock = lock;
    }

    @Override
    public void begin(String driver) {
        try {
            parts.graph().run(driver, GraphDriver::probe);
        } catch (EngineException e) {
            throw EngineException.invalid(
                    "images cannot be moved to storage driver %s: %s"
                            .formatted(driver, e.getMessage()));
        }
        String held = parts.graph().holding();
        String from = held.isEmpty() ? parts.graph().name() : held;
        parts.storage().begin(from, parts.graph().configured(), driver);
        resume();
    }

    /** Goes on with what the store says, if it says anything. */
    synchronized void resume() {
        failure = "";
        boolean runs = thread != null && thread.isAlive();
        if (!closed && !runs && !target().isEmpty()) {
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
        Optional<StorageTable.State> state = parts.storage().read();
        String target = state.map(StorageTable.State::moving).orElse("");
        String driver = state.map(StorageTable.State::driver).orElseGet(parts.graph()::name);
        String of = target.isEmpty() ? driver : target;
        CopyTable.Count count = parts.copyTable().count(of);
        List<Staying> staying =
                parts.roots().elsewhere(of).stream()
                        .map(
                                root ->
                                        new Staying(
                                                root.container(),
                                                root.driver(),
                                                reasons.getOrDefault(root.container(), "")))
                        .toList();
        return new Status(
                state(target, count),
                driver,
                parts.graph().configured(),
                target,
                count.all(),
                count.there(),
                staying,
                failure);
    }

    private State state(String target, CopyTable.Count count) {
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
        return parts.storage().read().map(StorageTable.State::moving).orElse("");
    }

    private void run() {
        try (MoverLock.Held held = lock.acquire(this::requireWanted)) {
            mounts.unmountAsides();
            for (String target = target(); !target.isEmpty(); target = target()) {
                round(target);
            }
        } catch (GivenUp | InterruptedException e) {
            LOG.info("the move of images goes on at the next start");
        } catch (IOException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            LOG.warn("moving images: {}", failure, e);
        }
    }

    private void round(String target) throws IOException, InterruptedException {
        layers(target);
        parts.background().remove(parts.graph(), parts.copyTable().collect(target));
        List<Root> left = parts.roots().elsewhere(target);
        reasons.keySet().retainAll(left.stream().map(Root::container).toList());
        boolean moved = false;
        for (Root root : left) {
            moved |= root(root, target);
        }
        if (moved) {
            return;
        }
        boolean done = left.isEmpty() && parts.copyTable().count(target).elsewhere() == 0;
        if (done) {
            parts.storage().end(target);
            LOG.info("all images and containers are stored by {}", target);
        } else {
            waiting = true;
            pause();
            requireWanted();
        }
    }

    private void layers(String target) throws IOException {
        LayerCopies copies = new LayerCopies(parts.shop(), this::requireWanted);
        do {
            List<Layer> missing = parts.copyTable().missing(target);
            waiting &= missing.isEmpty();
            for (Layer layer : missing) {
                copies.copy(layer.chain(), target);
            }
        } while (!parts.copyTable().activate(target));
    }

    /** Whether anything has changed by it. */
    private boolean root(Root root, String target) {
        try {
            boolean moved = roots.run(root, target, this::requireWanted);
            if (!moved) {
                reasons.put(root.container(), "it is in use");
            }
            return moved;
        } catch (DriverException | EngineException e) {
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
            throw new GivenUp();
        }
    }
}
