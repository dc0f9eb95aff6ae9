package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.registry.BlobUpload;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.function.Supplier;

/** A layer that is sent as its plain archive, because its manifest says so. */
final class PlainLayer implements BlobUpload.Content {

    private static final int BLOCK = 256 << 10;

    private final ImageExchange images;
    private final DepartingLayer layer;
    private final Supplier<ProgressMeter> meters;
    private volatile @Nullable EngineException failure;

    PlainLayer(ImageExchange images, DepartingLayer layer, Supplier<ProgressMeter> meters) {
        this.images = images;
        this.layer = layer;
        this.meters = meters;
    }

    /** Whether it is the layer that cannot be read, rather than the registry that is to blame. */
    void requireReadable() {
        EngineException e = failure;
        if (e != null) {
            throw e;
        }
    }

    @Override
    public InputStream open() {
        BlockPipe pipe = new BlockPipe();
        Thread.ofPlatform().daemon().name("drydock-plain").start(() -> fill(pipe));
        return pipe;
    }

    private void fill(BlockPipe pipe) {
        ProgressMeter meter = meters.get();
        OutputStream sink = Channels.newOutputStream(pipe.new Sink());
        try (OutputStream out = new BufferedOutputStream(new Counted(sink, meter), BLOCK)) {
            images.archive(layer.chain(), out);
            out.flush();
            meter.end();
            pipe.end();
        } catch (IOException | RuntimeException e) {
            if (!pipe.closed()) {
                String id = Sha256.brief(layer.diffId());
                failure = EngineException.system("reading layer " + id + ": " + e.getMessage(), e);
            }
            pipe.fail(e);
        }
    }

    private static final class Counted extends FilterOutputStream {

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
