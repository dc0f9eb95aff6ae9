package io.drydock.api.spi.graph;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Where the engine finds what a layer changes against its parent. */
public sealed interface LayerDiff {

    /** A directory with only the changes, deletions as overlayfs writes them. */
    record OverlayUpper(Path directory) implements LayerDiff {}

    /** Two whole trees to compare; {@code parent} is null for a base layer. */
    record Trees(Path layer, @Nullable Path parent) implements LayerDiff {}
}
