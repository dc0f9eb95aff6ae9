package io.drydock.service.image;

import io.drydock.api.spi.Lease;
import io.drydock.api.spi.graph.GraphDriver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** The archives of layers, as they were when the layers came. */
final class ArchiveLayers {

    private final LayerTable layers;
    private final Graph graph;
    private final LayerRecords records;
    private final Background background;

    ArchiveLayers(LayerTable layers, Graph graph, LayerRecords records, Background background) {
        this.layers = layers;
        this.graph = graph;
        this.records = records;
        this.background = background;
    }

    /** Lowest first; they stay until {@link #unpin}. */
    List<Layer> pinned(String chain) {
        layers.pin(List.of(chain));
        return layers.chain(chain);
    }

    void unpin(List<String> chains) {
        background.remove(graph, layers.unpin(chains));
    }

    long size(Layer layer) throws IOException {
        return records.size(layer.cacheId());
    }

    void write(Layer layer, OutputStream archive) throws IOException {
        try (Lease<GraphDriver> lease = graph.lease(layer.driver())) {
            Path directory = LayerRecords.files(lease.driver().diff(layer.cacheId()));
            records.write(layer.cacheId(), directory, archive);
        }
    }
}
