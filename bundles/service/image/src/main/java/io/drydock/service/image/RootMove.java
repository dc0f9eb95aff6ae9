package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerDiff;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
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
    private final RootedDirectories directories;
    private final FileNodes nodes;

    RootMove(ImageParts parts, RootMounts mounts, RootedDirectories directories, FileNodes nodes) {
        this.parts = parts;
        this.mounts = mounts;
        this.directories = directories;
        this.nodes = nodes;
    }

    /** Whether the root is on the driver now; if not, it is in use. */
    boolean run(Root root, String driver, Runnable wanted) {
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
                    && move(root, driver, stillWanted(claim.get(), wanted), claim.get());
        } catch (GivenUp e) {
            return false;
        } finally {
            parts.rootClaims().release(claim.get());
        }
    }

    private boolean move(Root root, String driver, Runnable wanted, String claim) {
        String id = root.container();
        try (Lease<GraphDriver> lease = parts.graph().lease(driver)) {
            boolean moved = false;
            try {
                lease.driver().remove(id);
                lease.driver().createWritable(id, below(root, driver), parts.roots().options(id));
                fill(root, lease.driver(), wanted);
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
    private void fill(Root root, GraphDriver target, Runnable wanted) {
        String id = root.container();
        Path aside = mounts.mountAside(id, target.mount(id));
        try (Lease<GraphDriver> source = parts.graph().lease(root.driver())) {
            switch (source.driver().diff(id)) {
                case LayerDiff.OverlayUpper upper -> copy(upper.directory(), aside, false, wanted);
                case LayerDiff.Trees trees -> copy(trees.layer(), aside, true, wanted);
            }
        } finally {
            mounts.unmountAside(id);
        }
    }

    private void copy(Path source, Path aside, boolean whole, Runnable wanted) {
        try (RootedDirectory from = directories.open(source);
                RootedDirectory to = directories.open(aside)) {
            new RootCopy(from, to, whole, wanted).run();
        }
        // What a program serves has reached its directory by the first alone.
        nodes.syncFilesystem(aside);
        nodes.syncFilesystem(source);
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
