package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.model.ProgressMeter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.function.Supplier;

/** A layer that is sent as its plain archive, because its manifest says so. */
final class PlainLayer extends PipedLayer {

    private static final int BLOCK = 256 << 10;

    private final ImageExchange images;
    private final Supplier<ProgressMeter> meters;

    PlainLayer(ImageExchange images, DepartingLayer layer, Supplier<ProgressMeter> meters) {
        super("reading", layer);
        this.images = images;
        this.meters = meters;
    }

    @Override
    void fill(BlockPipe pipe) throws IOException {
        ProgressMeter meter = meters.get();
        OutputStream sink = Channels.newOutputStream(pipe.new Sink());
        try (OutputStream out = new BufferedOutputStream(new Counted(sink, meter), BLOCK)) {
            images.archive(layer().chain(), out);
        }
        meter.end();
    }
}
