package io.drydock.service.image;

import io.drydock.api.engine.image.ImageExchange.ArrivingLayer;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.io.InputStream;

/** A layer that a registry has. */
record RemoteLayer(String diffId, ArrivingLayer from) implements LayerArrival {

    @Override
    public InputStream open() throws IOException {
        return from.content().open();
    }

    @Override
    public boolean wanted() {
        return from.content().wanted();
    }

    @Override
    public void unpacked() {
        from.content().unpacked();
    }

    @Override
    public ArchiveException mistaken(String otherDiffId) {
        return new ArchiveException(
                "layer "
                        + Digests.shortId(from.blob().digest())
                        + " has another content than its image says: expected "
                        + diffId
                        + ", got "
                        + otherDiffId);
    }
}
