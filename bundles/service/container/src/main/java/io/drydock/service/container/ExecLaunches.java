package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.model.exec.ExecStartRequest;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.service.leases.Leases;

import java.time.Duration;
import java.util.List;

/** How an exec becomes a task and a stream. */
final class ExecLaunches {

    private static final Duration STARTING = Duration.ofSeconds(30);

    private final Parts parts;

    ExecLaunches(Parts parts) {
        this.parts = parts;
    }

    /** Its process; with streams attached, it runs when they are. */
    Task launch(Entry entry, Exec exec, ExecStartRequest start) {
        Run run = entry.run();
        if (run == null) {
            throw conflict("container %s is not running".formatted(entry.get().id()));
        }
        ExecCreateRequest request = exec.request();
        TaskPlace place =
                new TaskPlace(
                        exec.id(),
                        run.task().place().runtime(),
                        parts.directories().exec(exec.id()),
                        null,
                        request.tty(),
                        request.attachStdin(),
                        false);
        ExecSpec spec =
                new ExecSpec(
                        ExecProcesses.of(
                                entry.get(), request, consoleSize(exec, start), links(entry.get())),
                        parts.roots().mount(entry.get().id()),
                        !start.detach(),
                        request.privileged());
        return Leases.use(
                parts.drivers(),
                RuntimeDriver.class,
                Starts.DRIVER,
                driver -> driver.exec(run.task(), spec, place, STARTING));
    }

    /** Those a container was started with may have gone; an exec runs without them then. */
    private List<String> links(Container container) {
        try {
            return new Links(parts).variables(container);
        } catch (EngineException e) {
            return List.of();
        }
    }

    /** The size the start names wins over that of the create; both need a terminal. */
    private static List<Integer> consoleSize(Exec exec, ExecStartRequest request) {
        List<Integer> own = request.tty() ? request.consoleSize() : null;
        List<Integer> size = own == null ? exec.request().consoleSize() : own;
        return size == null ? List.of() : size;
    }

    /** The frames are decided by the start's Tty, as dockerd does, the terminal by the create's. */
    static Hijack hijack(ApiVersion version, Exec exec, boolean raw) {
        ExecCreateRequest request = exec.request();
        boolean framed = !raw;
        boolean multiplexed = framed && version.atLeast(42);
        return new Hijack(
                "exec/" + exec.id(),
                "exec/" + exec.id(),
                request.attachStdin(),
                request.attachStdout(),
                request.attachStderr(),
                request.tty(),
                framed,
                multiplexed ? Hijack.MULTIPLEXED : Hijack.RAW,
                request.tty() ? DetachKeys.parse(request.detachKeys()) : new byte[0],
                null,
                true);
    }
}
