package io.drydock.service.image;

import io.drydock.api.engine.storage.StoragePlaces;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where layers are, for those who move them. */
final class PlaceService implements StoragePlaces {

    private final ImageParts parts;
    private final RootMounts mounts;
    private final RootMove moves;

    PlaceService(ImageParts parts, RootMounts mounts) {
        this.parts = parts;
        this.mounts = mounts;
        this.moves = new RootMove(parts, mounts);
    }

    @Override
    public Plan plan() {
        Optional<StorageTable.State> state = parts.storage().read();
        return new Plan(
                state.map(StorageTable.State::driver).orElseGet(parts.graph()::name),
                parts.graph().configured(),
                state.map(StorageTable.State::moving).orElse(""));
    }

    @Override
    public void aim(String driver) {
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
    }

    @Override
    public void reached(String driver) {
        parts.storage().end(driver);
    }

    @Override
    public Count count(String driver) {
        return parts.copyTable().count(driver);
    }

    @Override
    public List<String> missing(String driver) {
        return parts.copyTable().missing(driver).stream().map(Layer::chain).toList();
    }

    @Override
    public void copy(String chain, String driver, Runnable wanted) {
        try {
            new LayerCopies(parts.shop(), wanted).copy(chain, driver);
        } catch (DriverException e) {
            throw Graph.failure(e);
        } catch (IOException e) {
            throw EngineException.system(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean activate(String driver) {
        return parts.copyTable().activate(driver);
    }

    @Override
    public void collect(String driver) {
        parts.background().remove(parts.graph(), parts.copyTable().collect(driver));
    }

    @Override
    public List<Root> elsewhere(String driver) {
        return parts.roots().elsewhere(driver).stream()
                .map(root -> new Root(root.container(), root.driver()))
                .toList();
    }

    @Override
    public boolean move(Root root, String driver, Copying copying, Runnable wanted) {
        Optional<RootTable.Root> found = parts.roots().find(root.container());
        try {
            return found.isEmpty() || moves.run(found.get(), driver, copying, wanted);
        } catch (DriverException e) {
            throw Graph.failure(e);
        }
    }

    @Override
    public void clear() {
        mounts.unmountAsides();
    }
}
