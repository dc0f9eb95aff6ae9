package io.drydock.service.image;

import io.drydock.api.spi.store.Schema;

/** The parts of the image service, put together once. */
record ImageParts(
        Schema schema,
        Graph graph,
        LayerTable layers,
        StorageTable storage,
        CopyTable copyTable,
        LayerWorkshop shop,
        ImageTable images,
        Meanings meanings,
        RootTable roots,
        RootClaims rootClaims,
        PendingTable pending,
        ImageResolver resolver,
        Documents documents,
        ImageEvents events,
        ImageList list,
        ImageDetails details,
        ImageRemoval removal,
        PlatformRemoval platformRemoval,
        ImagePrune prune,
        ImageLoading loading,
        ImageImporting importing,
        ImageCommitting committing,
        ImageSaving saving,
        Arriving arriving,
        Departing departing,
        BlobTable blobs,
        Variants variants,
        ManifestList manifests,
        PlatformJson platforms,
        Contents contents,
        LayerRecords records,
        LayerDiffs diffs,
        Background background) {}
