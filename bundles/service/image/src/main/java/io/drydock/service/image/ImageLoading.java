package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.OciManifest;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.service.image.ArchivedImage.LayerSource;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code docker load}. */
final class ImageLoading {

    private final LayerWorkshop shop;
    private final ImageTable images;
    private final Meanings meanings;
    private final KeptTable kept;
    private final BlobTable blobs;
    private final Contents contents;
    private final ContentHashes hashes;
    private final Documents documents;
    private final ArchiveFormats formats;
    private final ImageEvents events;
    private final Path temporary;

    ImageLoading(
            LayerWorkshop shop,
            ImageTable images,
            Meanings meanings,
            KeptTable kept,
            BlobTable blobs,
            Contents contents,
            ContentHashes hashes,
            Documents documents,
            ArchiveFormats formats,
            ImageEvents events,
            Path temporary) {
        this.shop = shop;
        this.images = images;
        this.meanings = meanings;
        this.kept = kept;
        this.blobs = blobs;
        this.contents = contents;
        this.hashes = hashes;
        this.documents = documents;
        this.formats = formats;
        this.events = events;
        this.temporary = temporary;
    }

    /** {@code wanted}: of an image for several platforms; empty for all. */
    void load(
            InputStream archive,
            List<Platform> wanted,
            boolean quiet,
            Consumer<ProgressMessage> progress)
            throws IOException {
        Consumer<ProgressMessage> layerProgress = quiet ? message -> {} : progress;
        PlatformThread.call(
                "drydock-load", () -> loadAll(archive, wanted, layerProgress, progress));
    }

    private boolean loadAll(
            InputStream archive,
            List<Platform> wanted,
            Consumer<ProgressMessage> layerProgress,
            Consumer<ProgressMessage> progress)
            throws IOException {
        try (BlobIntake blobs = new BlobIntake(contents, hashes);
                ArchiveIntake intake = ArchiveIntake.open(shop, temporary, blobs)) {
            List<ArchivedImage> found = formats.images(intake.read(archive), wanted);
            Spool spool = intake.spool();
            List<String> ids = new ArrayList<>();
            Set<String> told = new HashSet<>();
            boolean named = false;
            for (ArchivedImage image : found) {
                boolean last = image == found.getLast();
                Spooled done = last ? spool::close : () -> {};
                Telling telling = new Telling(layerProgress, progress, told);
                ids.add(load(image, telling, blobs, done));
                named |= !image.names().isEmpty();
            }
            if (!named) {
                ids.forEach(id -> say(progress, "Loaded image ID: " + id + "\n"));
            }
            return true;
        }
    }

    /** Who is told what; of an image for several platforms each name once. */
    private record Telling(
            Consumer<ProgressMessage> layers, Consumer<ProgressMessage> names, Set<String> told) {

        boolean first(String index, ImageName name) {
            return index.isEmpty() || told.add(index + " " + name.familiar());
        }
    }

    private String load(ArchivedImage image, Telling telling, BlobIntake blobs, Spooled spool)
            throws IOException {
        ImageConfigDocument config = checked(image);
        List<ImageName> names = new ArrayList<>();
        for (String name : image.names()) {
            names.add(tagged(name));
        }
        String id = Digests.of(image.config());
        Map<ImageName, Optional<String>> before =
                make(id, image, config, names, telling.layers(), blobs, spool);
        before.forEach(
                (name, old) -> {
                    if (telling.first(image.kept().target(), name)) {
                        sayLoaded(telling.names(), name, old, id);
                    }
                });
        events.publish("load", id, id, config);
        return id;
    }

    /** Frees the spooled archive, whose bytes need not reach the disk with the layers. */
    private interface Spooled extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private Map<ImageName, Optional<String>> make(
            String id,
            ArchivedImage image,
            ImageConfigDocument config,
            List<ImageName> names,
            Consumer<ProgressMessage> progress,
            BlobIntake intake,
            Spooled spool)
            throws IOException {
        Map<ImageName, Optional<String>> before = new LinkedHashMap<>();
        try (LayerMaking making = new LayerMaking(shop);
                LoadedBlobs forms = new LoadedBlobs(contents, blobs, intake)) {
            List<String> diffIds = config.rootfs().diffIds();
            making.pin(Digests.chains(diffIds));
            ArrivingLayers arriving = new ArrivingLayers(making);
            for (int i = 0; i < diffIds.size(); i++) {
                LayerSource source = image.layers().get(i);
                arriving.add(new LoadedLayer(diffIds.get(i), source, i, progress));
            }
            List<Layer> layers = arriving.unpack();
            keep(image, diffIds, forms);
            spool.close();
            String chain = layers.isEmpty() ? "" : layers.getLast().chain();
            long size = layers.stream().mapToLong(Layer::size).sum();
            StoredImage stored = new StoredImage(id, image.config(), chain, size, "", "");
            making.commit(
                    transaction -> {
                        images.insert(transaction, stored);
                        kept.add(transaction, image.kept(), id);
                        forms.commit(transaction);
                        String index = image.kept().target();
                        meanings.settle(transaction, index);
                        names.forEach(
                                name ->
                                        before.put(
                                                name, meanings.name(transaction, name, id, index)));
                    });
        }
        return before;
    }

    private void keep(ArchivedImage image, List<String> diffIds, LoadedBlobs forms)
            throws IOException {
        Document manifest = image.kept().manifest();
        if (manifest == null) {
            return;
        }
        List<Descriptor> named = documents.read(manifest.bytes(), OciManifest.class).layers();
        for (int i = 0; i < Math.min(named.size(), diffIds.size()); i++) {
            forms.add(diffIds.get(i), named.get(i), image.layers().get(i));
        }
    }

    private ImageConfigDocument checked(ArchivedImage image) throws ArchiveException {
        ImageConfigDocument config = documents.read(image.config(), ImageConfigDocument.class);
        int expected = config.rootfs().diffIds().size();
        if (expected != image.layers().size()) {
            throw new ArchiveException(
                    "invalid manifest, layers length mismatch: expected "
                            + expected
                            + ", got "
                            + image.layers().size());
        }
        if (!config.os().isEmpty() && !config.os().equals("linux")) {
            throw new ArchiveException("cannot load " + config.os() + " image on linux");
        }
        return config;
    }

    private static ImageName tagged(String text) throws ArchiveException {
        ImageName name = ImageName.parse(text);
        if (!name.tagged()) {
            throw new ArchiveException("invalid tag \"" + text + "\"");
        }
        return name;
    }

    private static void sayLoaded(
            Consumer<ProgressMessage> progress, ImageName name, Optional<String> old, String id) {
        old.filter(other -> !other.equals(id))
                .ifPresent(
                        other ->
                                say(
                                        progress,
                                        "The image "
                                                + name.familiar()
                                                + " already exists, renaming the old one with ID "
                                                + other
                                                + " to empty string\n"));
        say(progress, "Loaded image: " + name.familiar() + "\n");
    }

    private static void say(Consumer<ProgressMessage> progress, String text) {
        progress.accept(ProgressMessage.of(draft -> draft.stream = text));
    }
}
