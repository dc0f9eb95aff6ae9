package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.registry.BlobUpload;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A layer's blob that is made by a thread of its own while it is sent, anew for each attempt. */
abstract class PipedLayer implements BlobUpload.Content {

    private final String making;
    private final DepartingLayer layer;
    private volatile @Nullable EngineException failure;

    /** {@code making}: the word for it in messages. */
    PipedLayer(String making, DepartingLayer layer) {
        this.making = making;
        this.layer = layer;
    }

    final DepartingLayer layer() {
        return layer;
    }

    /** Writes all of it; what is to be known at its end is set before this returns. */
    abstract void fill(BlockPipe pipe) throws IOException;

    /** Whether it is the layer that cannot be read, rather than the registry that is to blame. */
    final void requireReadable() {
        EngineException e = failure;
        if (e != null) {
            throw e;
        }
    }

    @Override
    public final InputStream open() {
        BlockPipe pipe = new BlockPipe();
        Thread.ofPlatform().daemon().name("drydock-" + making).start(() -> run(pipe));
        return pipe;
    }

    private void run(BlockPipe pipe) {
        try {
            fill(pipe);
            pipe.end();
        } catch (IOException | RuntimeException e) {
            if (!pipe.closed()) {
                String id = Sha256.brief(layer.diffId());
                String text = making + " layer " + id + ": " + e.getMessage();
                failure = EngineException.system(text, e);
            }
            pipe.fail(e);
        }
    }

    /** Tells how much has gone in. */
    static final class Counted extends FilterOutputStream {

        private final ProgressMeter meter;

        Counted(OutputStream out, ProgressMeter meter) {
            super(out);
            this.meter = meter;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            meter.add(length);
        }
    }
}
