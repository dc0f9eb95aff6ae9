package io.drydock.service.image;

import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A layer that comes with an image, from a registry or in an archive. */
interface LayerArrival {

    /** Digest of its plain archive, as the image says. */
    String diffId();

    /** It, if it is unpacked already and nobody else's yet. */
    default Optional<EarlyLayer> early() {
        return Optional.empty();
    }

    /** Its archive, compressed or not; asked for at most once. */
    InputStream open() throws IOException;

    /** False when nobody wants it any more. */
    boolean wanted();

    /** It is unpacked, or was here. */
    void unpacked();

    /** It has turned out to be another one. */
    ArchiveException mistaken(String otherDiffId);
}
