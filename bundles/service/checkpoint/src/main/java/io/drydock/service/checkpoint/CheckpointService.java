package io.drydock.service.checkpoint;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.checkpoint.CheckpointEngine;
import io.drydock.api.engine.container.ContainerCheckpoints;
import io.drydock.api.engine.container.ContainerCheckpoints.Location;
import io.drydock.api.model.checkpoint.CheckpointCreateRequest;
import io.drydock.api.model.checkpoint.CheckpointSummary;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.List;

/** Checkpoints as folders; keeps nothing in memory. */
@Component
@EngineModule(name = "checkpoint")
public final class CheckpointService implements CheckpointEngine {

    private final ContainerCheckpoints containers;

    /** Called by the component runtime. */
    @Activate
    public CheckpointService(
            @Reference(target = EngineModule.HANDLE) ContainerCheckpoints containers) {
        this.containers = containers;
    }

    @Override
    public void create(String container, CheckpointCreateRequest request) {
        Location location = containers.locate(container);
        Shelf shelf = shelf(location, request.directory());
        String id = Names.check(request.id());
        if (shelf.has(id)) {
            throw EngineException.conflict(
                    "cannot checkpoint container %s: checkpoint with name %s already exists for container %s"
                            .formatted(location.name(), id, location.name()));
        }
        try (Shelf.Making making = shelf.make()) {
            dump(location, making.directory(), request.exit());
            making.keep(id);
        }
        containers.announce(location.id());
    }

    private void dump(Location location, Path images, boolean exit) {
        try {
            containers.dump(location.id(), images, exit);
        } catch (EngineException e) {
            if (e.kind() == ErrorKind.CONFLICT) {
                throw e;
            }
            throw new EngineException(
                    e.kind(),
                    "Cannot checkpoint container %s: %s".formatted(location.name(), e.getMessage()),
                    e);
        }
    }

    @Override
    public List<CheckpointSummary> list(String container, String directory) {
        return shelf(containers.locate(container), directory).names().stream()
                .map(CheckpointSummary::new)
                .toList();
    }

    @Override
    public void delete(String container, String id, String directory) {
        Location location = containers.locate(container);
        Shelf shelf = shelf(location, directory);
        String name = Names.check(id);
        if (!shelf.has(name)) {
            throw EngineException.notFound(
                    "checkpoint %s does not exist for container %s"
                            .formatted(name, location.name()));
        }
        shelf.delete(name);
    }

    private static Shelf shelf(Location location, String directory) {
        if (directory.isEmpty()) {
            return new Shelf(location.directory());
        }
        Path wanted = Path.of(directory);
        if (!wanted.isAbsolute()) {
            throw EngineException.invalid(
                    "invalid checkpoint directory \"%s\": it must be an absolute path"
                            .formatted(directory));
        }
        return new Shelf(wanted);
    }
}
