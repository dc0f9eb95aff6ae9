package io.drydock.api.spi.graph;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** Where the engine finds what a layer changes against its parent. */
public sealed interface LayerDiff {

    /**
     * A directory with only the changes, deletions as overlayfs writes them.
     *
     * @param lowers what they lie on, from the topmost to the lowest
     */
    record OverlayUpper(Path directory, List<Path> lowers) implements LayerDiff {

        public OverlayUpper {
            lowers = List.copyOf(lowers);
        }
    }

    /** Two whole trees to compare; {@code parent} is null for a base layer. */
    record Trees(Path layer, @Nullable Path parent) implements LayerDiff {}
}
