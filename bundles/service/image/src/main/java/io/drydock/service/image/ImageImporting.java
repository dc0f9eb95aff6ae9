package io.drydock.service.image;

import io.drydock.api.engine.image.ImageEngine.ImportRequest;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageHistoryEntry;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.ImageRootFs;
import io.drydock.api.model.image.ImageRuntimeConfig;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code docker import}: an image of one layer from a file system's archive. */
final class ImageImporting {

    private final LayerWorkshop shop;
    private final ImageTable images;
    private final Documents documents;
    private final ImageEvents events;
    private final String architecture;

    ImageImporting(
            LayerWorkshop shop,
            ImageTable images,
            Documents documents,
            ImageEvents events,
            String architecture) {
        this.shop = shop;
        this.images = images;
        this.documents = documents;
        this.events = events;
        this.architecture = architecture;
    }

    void importArchive(
            ImportRequest request, InputStream archive, Consumer<ProgressMessage> progress)
            throws IOException {
        Optional<ImageName> name = name(request);
        ImageRuntimeConfig config = Changes.apply(ImageRuntimeConfig.EMPTY, request.changes());
        String architectureWanted = architecture(request);
        String id =
                PlatformThread.call(
                        "drydock-import",
                        () -> make(request, name, config, architectureWanted, archive));
        StoredImage image = images.find(id).orElseThrow();
        name.ifPresent(tag -> events.publish("tag", id, tag.familiar(), documents.config(image)));
        events.publish("import", id, id, documents.config(image));
        progress.accept(ProgressMessage.status("", id));
    }

    private String make(
            ImportRequest request,
            Optional<ImageName> name,
            ImageRuntimeConfig config,
            String architectureWanted,
            InputStream archive)
            throws IOException {
        try (LayerMaking making = new LayerMaking(shop)) {
            Layer made = making.unpack(null, archive);
            making.pin(List.of(made.chain()));
            Optional<Layer> there = making.findOrClaim(made.chain());
            if (there.isPresent()) {
                making.dropLast();
            }
            byte[] document =
                    documents.write(document(request, config, architectureWanted, made.diffId()));
            String id = Digests.of(document);
            StoredImage image = new StoredImage(id, document, made.chain(), made.size(), "", "");
            making.commit(
                    transaction -> {
                        images.insert(transaction, image);
                        name.ifPresent(tag -> images.name(transaction, tag, id));
                    });
            return id;
        }
    }

    private static ImageConfigDocument document(
            ImportRequest request, ImageRuntimeConfig config, String architecture, String diffId) {
        String created = Instant.now().toString();
        String message = request.message().isEmpty() ? "Imported from -" : request.message();
        return ImageConfigDocument.of(
                draft -> {
                    draft.architecture = architecture;
                    draft.os = "linux";
                    draft.created = created;
                    draft.comment = message;
                    draft.config = config;
                    draft.rootfs = new ImageRootFs("layers", List.of(diffId));
                    draft.history = List.of(new ImageHistoryEntry(created, "", "", message, false));
                });
    }

    private String architecture(ImportRequest request) {
        String platform = request.platform();
        if (platform == null || platform.isEmpty()) {
            return architecture;
        }
        String[] parts = platform.split("/");
        if (!parts[0].equals("linux")) {
            throw EngineException.invalid("operating system is not supported: " + parts[0]);
        }
        return parts.length > 1 ? parts[1] : architecture;
    }

    private static Optional<ImageName> name(ImportRequest request) {
        if (request.repository().isEmpty()) {
            return Optional.empty();
        }
        ImageName name = ImageName.parse(request.repository());
        if (!name.digest().isEmpty()) {
            throw EngineException.invalid("cannot import digest reference");
        }
        return Optional.of(
                request.tag().isEmpty() ? name.tagOrLatest() : name.withTag(request.tag()));
    }
}
