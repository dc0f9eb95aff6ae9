package io.drydock.api.spi.runtime;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import org.osgi.annotation.versioning.ConsumerType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes processes out of container specifications.
 *
 * <p><b>Story.</b> {@link #create} turns a {@link ContainerSpec} into a created, not yet running
 * process under a <i>monitor</i> of its own, which keeps the output spool, the terminal, the
 * standard streams and the exit status, and outlives the engine. The result is a {@link Task}: a
 * value made of paths and process ids that the engine stores. {@link #start} lets the process run;
 * the engine learns of its end by watching the monitor's process, then asks {@link #exit}; {@link
 * #delete} clears away what the runtime and the monitor left. After a crash of the engine {@link
 * #find} rebuilds the task from the container's directory; nothing is kept in the driver.
 *
 * <p><b>Rules.</b> Any thread, concurrently for different tasks. {@code create} undoes itself when
 * it fails. {@code delete} of what is gone succeeds. Error texts of {@code create} and {@code
 * start} are those Docker clients match on: they contain {@code executable file not found in
 * $PATH}, {@code no such file or directory} or {@code permission denied} where that was the reason,
 * in the form {@code failed to create task for container: failed to create shim task: OCI runtime
 * create failed: ...: unknown}.
 */
@ConsumerType
public interface RuntimeDriver {

    /** What is installed: name to version text, for {@code docker info} and {@code version}. */
    RuntimeReport probe(RuntimeCommand command);

    /**
     * Creates the process; the monitor listens at the task's attach point when this returns.
     *
     * @throws io.drydock.api.spi.DriverException INVALID if the specification cannot be run
     *     (command not found, not executable, bad user), SYSTEM otherwise
     */
    Task create(ContainerSpec spec, TaskPlace place);

    /** Lets the created process run. */
    void start(Task task);

    /**
     * The task that lives in a container's directory, if there is one. A creation that was cut
     * before its monitor was noted is ended and cleared away, and not found.
     */
    Optional<Task> find(TaskPlace place);

    /** Sends a signal to the container's first process, or to all of its processes. */
    void signal(Task task, int signal, boolean all);

    /** Freezes all processes. */
    void pause(Task task);

    /** Thaws them. */
    void resume(Task task);

    /** Sets the terminal's size in characters. */
    void resize(Task task, int height, int width);

    /** Changes limits of the running container. */
    void update(Task task, ResourceLimits limits);

    /** Process ids in the container, as the host sees them. */
    List<Long> processes(Task task);

    /**
     * How the process ended; empty if the monitor has not said so. Read after the monitor's exit.
     */
    Optional<TaskExit> exit(Task task);

    /** Clears away the runtime's and the monitor's leavings; kills what still runs. */
    void delete(Task task);

    /**
     * Clears away what a crash may have left of a task whose container has no record any more: its
     * processes, its cgroup, the runtime's state, its files. Does nothing if there is none.
     *
     * @param id of the container, 64 hex digits
     * @param bundle the directory it had, absolute
     */
    void sweep(String id, Path bundle);

    /** Creates a further process; it runs as soon as a stream is connected, or at once without. */
    Task exec(Task task, ExecSpec spec, TaskPlace place, Duration limit);

    /**
     * Writes the state of all processes, so that {@link #restore} can let them go on.
     *
     * @param images an empty directory, absolute
     * @param exit the processes end, otherwise they go on
     * @throws io.drydock.api.spi.DriverException UNSUPPORTED if the runtime cannot do this at all,
     *     SYSTEM with the runtime's text if it failed; the processes then go on
     */
    default void checkpoint(Task task, Path images, boolean exit) {
        throw new DriverException(
                Kind.UNSUPPORTED,
                "the runtime %s cannot make checkpoints".formatted(task.place().runtime().name()));
    }

    /**
     * As {@link #create}, but with processes that go on from a checkpoint: they run when this
     * returns, and there is no {@link #start} to follow.
     *
     * @param images what {@link #checkpoint} wrote, absolute
     */
    default Task restore(ContainerSpec spec, TaskPlace place, Path images) {
        throw new DriverException(
                Kind.UNSUPPORTED,
                "the runtime %s cannot start from a checkpoint".formatted(place.runtime().name()));
    }
}
