package io.drydock.service.image;

import io.drydock.api.engine.storage.StoragePlaces.Copying;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerDiff;
import io.drydock.service.image.RootTable.Root;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings the writable layer of a container that does not run to another driver. The old one counts
 * until the new one is on the disk, and whoever wants the container meanwhile gets the old one: the
 * move is given up then.
 */
final class RootMove {

    private static final long LOOK_NANOS = 50_000_000;

    private final ImageParts parts;
    private final RootMounts mounts;

    RootMove(ImageParts parts, RootMounts mounts) {
        this.parts = parts;
        this.mounts = mounts;
    }

    /** Whether the root is on the driver now; if not, it is in use. */
    boolean run(Root root, String driver, Copying copying, Runnable wanted) {
        Optional<String> claim =
                mounts.inUse(root.container())
                        ? Optional.empty()
                        : parts.rootClaims().claim(root.container());
        if (claim.isEmpty()) {
            return false;
        }
        try {
            // Again, for who began before the claim stood; who begins now strikes it out.
            return !mounts.inUse(root.container())
                    && move(root, driver, filling(copying, wanted, claim.get()), claim.get());
        } catch (GivenUp e) {
            return false;
        } finally {
            parts.rootClaims().release(claim.get());
        }
    }

    private boolean move(Root root, String driver, Filling filling, String claim) {
        String id = root.container();
        try (Lease<GraphDriver> lease = parts.graph().lease(driver)) {
            boolean moved = false;
            try {
                lease.driver().remove(id);
                lease.driver().createWritable(id, below(root, driver), parts.roots().options(id));
                fill(root, lease.driver(), filling);
                moved = parts.roots().move(root, driver, claim);
            } finally {
                if (!moved) {
                    lease.driver().remove(id);
                }
            }
            return moved && removed(root);
        }
    }

    private boolean removed(Root root) {
        parts.graph().run(root.driver(), old -> old.remove(root.container()));
        return true;
    }

    private @Nullable String below(Root root, String driver) {
        return root.chain().isEmpty()
                ? null
                : parts.layers()
                        .find(root.chain(), driver)
                        .orElseThrow(
                                () ->
                                        EngineException.unavailable(
                                                "its image is not on " + driver + " yet"))
                        .cacheId();
    }

    /** Through a mount of the new layer, so that every driver does what it does for containers. */
    private void fill(Root root, GraphDriver target, Filling filling) {
        String id = root.container();
        Path aside = mounts.mountAside(id, target.mount(id));
        try (Lease<GraphDriver> source = parts.graph().lease(root.driver())) {
            switch (source.driver().diff(id)) {
                case LayerDiff.OverlayUpper upper -> filling.copy(upper.directory(), aside, false);
                case LayerDiff.Trees trees -> filling.copy(trees.layer(), aside, true);
            }
        } finally {
            mounts.unmountAside(id);
        }
    }

    /** Copies as long as the mover wants it and the claim stands. */
    private interface Filling {
        void copy(Path from, Path to, boolean whole);
    }

    private Filling filling(Copying copying, Runnable wanted, String claim) {
        Runnable still = stillWanted(claim, wanted);
        return (from, to, whole) -> copying.copy(from, to, whole, still);
    }

    private Runnable stillWanted(String claim, Runnable wanted) {
        long[] looked = {System.nanoTime()};
        return () -> {
            wanted.run();
            if (System.nanoTime() - looked[0] > LOOK_NANOS) {
                looked[0] = System.nanoTime();
                if (!parts.rootClaims().stands(claim)) {
                    throw new GivenUp();
                }
            }
        };
    }
}
