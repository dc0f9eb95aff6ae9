package io.drydock.service.image;

import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.ProgressMeter;
import io.drydock.service.tar.DirectSource;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Tells how much of a layer's archive has been read. */
final class LayerProgress extends FilterInputStream implements DirectSource {

    private final ProgressMeter meter;
    private final byte[] through = new byte[16 << 10];
    private boolean ended;

    LayerProgress(InputStream in, long total, String id, Consumer<ProgressMessage> progress) {
        super(in);
        this.meter =
                new ProgressMeter(
                        total,
                        detail ->
                                progress.accept(ProgressMessage.step(id, "Loading layer", detail)));
    }

    /** Tells that all of a layer has been read. */
    static void whole(long total, String id, Consumer<ProgressMessage> progress) {
        LayerProgress all = new LayerProgress(InputStream.nullInputStream(), total, id, progress);
        all.meter.add(total);
        all.meter.end();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return count(super.read(into, offset, length));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return count(DirectSource.read(in, into, through));
    }

    private int count(int count) {
        if (count > 0) {
            meter.add(count);
        } else if (count < 0 && !ended) {
            ended = true;
            meter.end();
        }
        return count;
    }
}
