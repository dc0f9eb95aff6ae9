package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.engine.container.ContainerCheckpoints.Location;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.service.leases.Leases;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Containers written to checkpoints, and started from them. */
final class Checkpoints {

    /** Seconds for the monitor to see an end that has happened. */
    private static final int ENDING = 10;

    private final Parts parts;
    private final Starts starts;

    Checkpoints(Parts parts, Starts starts) {
        this.parts = parts;
        this.starts = starts;
    }

    Location locate(Container container) {
        return new Location(
                container.id(), container.name(), parts.directories().checkpoints(container.id()));
    }

    /** Writes one within the container's turn. */
    void dump(Entry entry, Path images, boolean exit) {
        Container container = entry.get();
        Run run = entry.run();
        if (run == null || !container.live()) {
            throw conflict("Container %s not running".formatted(container.name()));
        }
        if (container.config().tty()) {
            throw conflict("checkpoint not supported on containers with tty");
        }
        try (Tenure.Step step = parts.tenure().step()) {
            write(entry, run, images, exit);
        }
        if (exit && !Waits.ended(run, ENDING)) {
            throw EngineException.system(
                    "container %s did not end with its checkpoint".formatted(container.name()),
                    null);
        }
    }

    private void write(Entry entry, Run run, Path images, boolean exit) {
        boolean asked = entry.get().phase().stopAsked();
        if (exit) {
            // the end is wanted: no restart policy brings it back
            parts.containers().update(entry, it -> it.with(it.phase().stopAsked(true)));
        }
        try {
            write(run, images, exit);
        } catch (EngineException e) {
            parts.containers().update(entry, it -> it.with(it.phase().stopAsked(asked)));
            throw e;
        }
    }

    private void write(Run run, Path images, boolean exit) {
        Leases.use(
                parts.drivers(),
                RuntimeDriver.class,
                Starts.DRIVER,
                driver -> {
                    driver.checkpoint(run.task(), images, exit);
                    return true;
                });
    }

    /** Starts it from one of its own within its turn. */
    void start(Entry entry, String name, String directory) {
        if (!directory.isEmpty()) {
            throw new EngineException(ErrorKind.FORBIDDEN, "custom checkpointdir is not supported");
        }
        Container container = entry.get();
        Path shelf = parts.directories().checkpoints(container.id());
        Path images = shelf.resolve(name).normalize();
        boolean there =
                shelf.equals(images.getParent())
                        && Files.isDirectory(images, LinkOption.NOFOLLOW_LINKS);
        if (!there) {
            throw EngineException.notFound(
                    "checkpoint %s does not exist for container %s"
                            .formatted(name, container.name()));
        }
        starts.start(entry, images);
    }
}
