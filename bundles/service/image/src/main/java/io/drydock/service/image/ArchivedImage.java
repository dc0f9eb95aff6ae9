package io.drydock.service.image;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * An image in an archive.
 *
 * @param config its configuration document
 * @param names what the archive calls it, as written there
 * @param layers its layers, lowest first
 * @param kept what the archive has of it besides
 */
record ArchivedImage(byte[] config, List<String> names, List<LayerSource> layers, Kept kept) {

    ArchivedImage {
        names = List.copyOf(names);
        layers = List.copyOf(layers);
    }

    /**
     * Where a layer's archive comes from.
     *
     * @param size bytes as stored
     * @param early the layer if it was unpacked while the archive came
     */
    record LayerSource(long size, @Nullable EarlyLayer early, Opening opening) {

        InputStream open() throws IOException {
            return opening.open();
        }
    }

    /** Opens a layer's archive from its beginning. */
    interface Opening {
        InputStream open() throws IOException;
    }
}
