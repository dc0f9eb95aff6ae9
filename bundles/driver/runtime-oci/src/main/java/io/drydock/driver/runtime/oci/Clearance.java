package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.runtime.TaskPlace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What runtimes leave of a container that has ended or was never finished: cgroup and state. */
final class Clearance {

    private static final int KILL = 9;
    private static final int TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final TaskProcesses tasks;
    private final RuntimeProgram program;

    Clearance(TaskProcesses tasks, RuntimeProgram program) {
        this.tasks = tasks;
        this.program = program;
    }

    /**
     * Removes the container from the runtime. What {@code delete} of crun and runc does to a
     * container that has ended, removing its cgroup and its state, is done here without their
     * process, which costs 4 ms; where that does not succeed they are asked. They can fail straight
     * after the end.
     */
    void clear(TaskPlace place) {
        Path state = program.state(place.runtime()).resolve(place.id());
        if (Files.exists(state)) {
            if (tasks.cgroup(place.bundle()).map(Cgroup::remove).orElse(false) && removed(state)) {
                return;
            }
            askRuntime(place, state);
            // What the runtime does not know any more, or not yet, it cannot delete: neither the
            // state nor the cgroup of a creation that was cut.
            removed(state);
        }
        abandon(place.bundle());
    }

    private void askRuntime(TaskPlace place, Path state) {
        for (int i = 0; i < TRIES && Files.exists(state); i++) {
            tasks.signalAll(place.bundle(), KILL);
            ProcessOutput output = program.run(place, "delete", "--force", place.id());
            if (output.success()) {
                return;
            }
            pause();
        }
    }

    /** The same where nobody knows the runtime any more. */
    void sweep(String id, Path bundle) {
        abandon(bundle);
        for (Path runtime : entries(program.states())) {
            removed(runtime.resolve(id));
        }
    }

    private void abandon(Path bundle) {
        tasks.cgroup(bundle)
                .ifPresent(
                        cgroup -> {
                            for (int i = 0; i < TRIES && cgroup.exists(); i++) {
                                tasks.signalAll(bundle, KILL);
                                if (!cgroup.remove()) {
                                    pause();
                                }
                            }
                        });
    }

    /** State directories are flat. */
    private static boolean removed(Path state) {
        try {
            for (Path each : entries(state)) {
                Files.delete(each);
            }
            Files.deleteIfExists(state);
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.UNAVAILABLE, "interrupted while deleting", e);
        }
    }
}
