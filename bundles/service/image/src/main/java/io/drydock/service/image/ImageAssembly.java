package io.drydock.service.image;

import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import java.nio.file.Path;

/** Puts the parts together. */
final class ImageAssembly {

    private ImageAssembly() {}

    /**
     * What the parts need of the engine.
     *
     * @param storageDriver the configured graph driver, empty to find one
     * @param architecture of the host as OCI names it
     */
    record Surroundings(
            Path dataRoot,
            String storageDriver,
            String architecture,
            Store store,
            Drivers drivers,
            RootedDirectories directories,
            ContentHashes hashes,
            Events events,
            ImageUsers users) {}

    static ImageParts of(Surroundings around) {
        Schema schema = around.store().open(ImageSchema.OWNER, ImageSchema.MIGRATIONS);
        LayerTable layers = new LayerTable(schema);
        ImageTable images = new ImageTable(schema);
        PendingTable pending = new PendingTable(schema);
        LayerRecords records =
                new LayerRecords(around.dataRoot().resolve("layers"), around.directories());
        BlobTable blobs = new BlobTable(schema);
        KeptTable kept = new KeptTable(schema, blobs);
        Contents contents = new Contents(around.dataRoot(), blobs);
        Background background = new Background(records, contents);
        StorageTable storage = new StorageTable(schema);
        Graph graph =
                new Graph(
                        around.drivers(),
                        around.storageDriver(),
                        layers,
                        storage,
                        around.dataRoot());
        LayerDiffs diffs = new LayerDiffs(graph, around.directories());
        LayerUnpacking unpacking =
                new LayerUnpacking(around.directories(), records, around.hashes());
        LayerWorkshop shop =
                new LayerWorkshop(
                        schema,
                        layers,
                        pending,
                        graph,
                        unpacking,
                        records,
                        diffs,
                        new Claims(),
                        background);
        Documents documents = new Documents();
        Meanings meanings = new Meanings(schema, images, documents, around.architecture());
        ImageEvents events = new ImageEvents(around.events());
        ImageResolver resolver = new ImageResolver(images);
        ImageUsers users = around.users();
        ImageRemoval removal =
                new ImageRemoval(
                        schema,
                        images,
                        meanings,
                        layers,
                        resolver,
                        documents,
                        events,
                        users,
                        removed -> background.remove(graph, removed));
        Variants variants = new Variants(resolver, meanings, images, blobs, kept, documents);
        ManifestList manifests = new ManifestList(variants, meanings, contents, users);
        ArchiveFormats formats = new ArchiveFormats(documents, around.architecture());
        Path temporary = around.dataRoot().resolve("tmp");
        RootTable roots = new RootTable(schema, layers);
        RootClaims claims = new RootClaims(schema);
        ArchiveLayers archives = new ArchiveLayers(layers, graph, records, background);
        Packing packing = new Packing(archives, blobs, contents, documents, variants);
        return new ImageParts(
                schema,
                graph,
                layers,
                storage,
                new CopyTable(schema, layers, storage),
                shop,
                images,
                meanings,
                roots,
                claims,
                pending,
                resolver,
                documents,
                events,
                new ImageList(images, meanings, layers, resolver, documents, variants, manifests),
                new ImageDetails(meanings, layers, documents, manifests, graph, around.dataRoot()),
                removal,
                new PlatformRemoval(variants, meanings, images, removal),
                new ImagePrune(images, meanings, layers, documents, removal, events, users),
                new ImageLoading(
                        shop,
                        images,
                        meanings,
                        kept,
                        blobs,
                        contents,
                        around.hashes(),
                        documents,
                        formats,
                        events,
                        temporary),
                new ImageImporting(shop, images, documents, events, around.architecture()),
                new ImageCommitting(
                        shop, images, roots, claims, documents, events, around.architecture()),
                new ImageSaving(
                        packing, images, resolver, variants, documents, events, around.hashes()),
                new Arriving(shop, images, meanings, blobs, kept, contents, documents, events),
                new Departing(
                        schema,
                        images,
                        meanings,
                        new Shipping(packing, variants, layers, blobs, contents),
                        layers,
                        archives,
                        blobs,
                        contents),
                blobs,
                variants,
                manifests,
                new PlatformJson(documents),
                contents,
                records,
                diffs,
                background);
    }
}
