package io.drydock.service.image;

import io.drydock.api.model.ProgressMessage;
import io.drydock.service.image.ArchivedImage.LayerSource;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A layer in an archive that is loaded.
 *
 * @param number of the layer, from the lowest up
 */
record LoadedLayer(
        String diffId, LayerSource source, int number, Consumer<ProgressMessage> progress)
        implements LayerArrival {

    @Override
    public Optional<EarlyLayer> early() {
        Optional<EarlyLayer> early = Optional.ofNullable(source.early()).flatMap(EarlyLayer::take);
        if (early.isPresent()) {
            LayerProgress.whole(source.size(), Digests.shortId(diffId), progress);
        }
        return early;
    }

    @Override
    public InputStream open() throws IOException {
        return new LayerProgress(source.open(), source.size(), Digests.shortId(diffId), progress);
    }

    @Override
    public boolean wanted() {
        return true;
    }

    @Override
    public void unpacked() {}

    @Override
    public ArchiveException mistaken(String otherDiffId) {
        return new ArchiveException(
                "invalid diffID for layer "
                        + number
                        + ": expected \""
                        + diffId
                        + "\", got \""
                        + otherDiffId
                        + "\"");
    }
}
