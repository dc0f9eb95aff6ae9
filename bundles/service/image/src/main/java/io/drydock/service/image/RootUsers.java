package io.drydock.service.image;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Who needs a container's root mounted: the container while it runs, and operations that hold it.
 * Two mounts of one writable layer at a time would destroy each other's files.
 */
final class RootUsers {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Held> held = new HashMap<>();

    /**
     * A root somebody holds.
     *
     * @param running the container needs it, too
     */
    private record Held(int holders, boolean running) {}

    /** The container needs it from now on. */
    void mounted(String containerId) {
        locked(
                () ->
                        held.computeIfPresent(
                                containerId, (id, users) -> new Held(users.holders(), true)));
    }

    /** The container no longer needs it; if nobody does, {@code last} follows at once. */
    void unmounted(String containerId, Runnable last) {
        locked(
                () -> {
                    Held users = held.get(containerId);
                    if (users == null) {
                        last.run();
                    } else {
                        held.put(containerId, new Held(users.holders(), false));
                    }
                });
    }

    /** {@code mounted} tells whether it is the container that has it mounted already. */
    void hold(String containerId, BooleanSupplier mounted) {
        locked(
                () -> {
                    Held users = held.get(containerId);
                    boolean running = users == null ? mounted.getAsBoolean() : users.running();
                    held.put(
                            containerId,
                            new Held(users == null ? 1 : users.holders() + 1, running));
                });
    }

    /** Ends a hold; if nobody needs the root any more, {@code last} follows at once. */
    void release(String containerId, Runnable last) {
        locked(
                () -> {
                    Held users = held.remove(containerId);
                    if (users == null) {
                        return;
                    }
                    if (users.holders() > 1) {
                        held.put(containerId, new Held(users.holders() - 1, users.running()));
                    } else if (!users.running()) {
                        last.run();
                    }
                });
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
