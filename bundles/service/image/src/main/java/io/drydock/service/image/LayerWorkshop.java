package io.drydock.service.image;

import io.drydock.api.spi.store.Schema;

/** All that layers are made with. */
record LayerWorkshop(
        Schema schema,
        LayerTable layers,
        PendingTable pending,
        Graph graph,
        LayerUnpacking unpacking,
        LayerRecords records,
        LayerDiffs diffs,
        Claims claims,
        Background background) {}
