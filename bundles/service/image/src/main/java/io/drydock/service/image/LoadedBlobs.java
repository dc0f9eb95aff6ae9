package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.model.Descriptor;
import io.drydock.api.spi.store.Transaction;
import io.drydock.service.image.ArchivedImage.LayerSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The compressed layers of one image that is loaded, in the form its manifest names: kept, so that
 * it is saved and pushed as it came. Plain ones are made again from their files.
 */
final class LoadedBlobs implements AutoCloseable {

    private final Contents contents;
    private final BlobTable table;
    private final BlobIntake intake;
    private final List<PublishedBlob> kept = new ArrayList<>();

    LoadedBlobs(Contents contents, BlobTable table, BlobIntake intake) {
        this.contents = contents;
        this.table = table;
        this.intake = intake;
    }

    /** Once its layer is here, and held. */
    void add(String diffId, Descriptor form, LayerSource source) throws IOException {
        String digest = form.digest();
        if (digest.equals(diffId) || (table.knows(digest) && contents.whole(digest).isPresent())) {
            return;
        }
        Optional<Path> file = intake.take(digest);
        if (file.isEmpty() && source.early() == null) {
            try (InputStream archive = source.open()) {
                intake.keeping(
                        SavedArchive.path(digest),
                        archive,
                        in -> in.transferTo(OutputStream.nullOutputStream()));
            }
            file = intake.take(digest);
        }
        if (file.isPresent()) {
            contents.adopt(digest, file.get());
            kept.add(new PublishedBlob(diffId, digest, form.size(), form.mediaType()));
        }
    }

    void commit(Transaction transaction) {
        kept.forEach(blob -> table.add(transaction, blob));
    }

    @Override
    public void close() {
        contents.release(kept.stream().map(PublishedBlob::digest).toList());
    }
}
