package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.function.Supplier;

/**
 * A layer that becomes a gzip blob while it is sent. The same layer gives the same bytes, so that a
 * second push finds the first one's blob. Each attempt compresses anew; digest and size are those
 * of the last one.
 */
final class CompressedLayer extends PipedLayer {

    private final ImageExchange images;
    private final ContentHashes hashes;
    private final Supplier<ProgressMeter> meters;
    private volatile @Nullable Made made;

    private record Made(String digest, long size) {}

    /**
     * A layer.
     *
     * @param meters one for each attempt, for the bytes of the plain archive that have gone in
     */
    CompressedLayer(
            ImageExchange images,
            ContentHashes hashes,
            DepartingLayer layer,
            Supplier<ProgressMeter> meters) {
        super("compressing", layer);
        this.images = images;
        this.hashes = hashes;
        this.meters = meters;
    }

    /** For one who has read it to its end. */
    String digest() {
        return last().digest();
    }

    long size() {
        return last().size();
    }

    private Made last() {
        Made last = made;
        if (last == null) {
            throw new IllegalStateException("not read to its end");
        }
        return last;
    }

    @Override
    void fill(BlockPipe pipe) throws IOException {
        try (ContentHash hash = hashes.sha256()) {
            Hashed blob = new Hashed(pipe.new Sink(), hash);
            ProgressMeter meter = meters.get();
            try (OutputStream gzip = new ParallelGzip(blob)) {
                images.archive(layer().chain(), new Counted(gzip, meter));
            }
            meter.end();
            // Before its reader can see the end.
            made = new Made(Sha256.text(hash.finish()), blob.size);
        }
    }

    /** Digests what comes out. */
    private static final class Hashed implements WritableByteChannel {

        private final WritableByteChannel to;
        private final ContentHash hash;
        private long size;

        Hashed(WritableByteChannel to, ContentHash hash) {
            this.to = to;
            this.hash = hash;
        }

        @Override
        public int write(ByteBuffer block) throws IOException {
            hash.update(block);
            size += block.remaining();
            return to.write(block);
        }

        @Override
        public boolean isOpen() {
            return to.isOpen();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
