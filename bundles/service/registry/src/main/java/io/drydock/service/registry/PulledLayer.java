package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange.Content;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ProgressDetail;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.spi.registry.RegistrySession;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A layer of a pull: joins its download and tells how it goes, in docker's order. */
final class PulledLayer implements Content, DownloadWatcher {

    private final Descriptor blob;
    private final String id;
    private final Consumer<ProgressMessage> progress;
    private final Runnable unpacked;
    private final Supplier<Download> joining;
    private @Nullable Download download;
    private volatile boolean left;

    PulledLayer(
            Descriptor blob,
            Downloads downloads,
            Supplier<Path> file,
            RegistrySession session,
            Consumer<ProgressMessage> progress,
            Runnable unpacked) {
        this.blob = blob;
        this.id = Sha256.brief(blob.digest());
        this.progress = progress;
        this.unpacked = unpacked;
        this.joining = () -> downloads.join(blob, file, this, session);
    }

    Descriptor blob() {
        return blob;
    }

    /** Begins to download it. */
    synchronized Download begin() {
        if (download == null) {
            download = joining.get();
        }
        return download;
    }

    /** Does not want it any more; the download ends when nobody does. */
    void leave() {
        left = true;
        begun().ifPresent(one -> one.leave(this));
    }

    synchronized Optional<Download> begun() {
        return Optional.ofNullable(download);
    }

    void say(String status) {
        progress.accept(ProgressMessage.step(id, status));
    }

    @Override
    public void status(String status) {
        say(status);
    }

    @Override
    public void bytes(ProgressDetail detail) {
        progress.accept(ProgressMessage.step(id, "Downloading", detail));
    }

    @Override
    public InputStream open() throws IOException {
        Download from = begin();
        return new Extraction(from, from.open());
    }

    @Override
    public boolean wanted() {
        return !left;
    }

    @Override
    public void unpacked() {
        unpacked.run();
    }

    /** Counts what is unpacked, and keeps quiet about it until the download is over. */
    private final class Extraction extends FilterInputStream {

        private final Download from;
        private final ProgressMeter meter =
                new ProgressMeter(
                        blob.size(),
                        detail -> progress.accept(ProgressMessage.step(id, "Extracting", detail)));
        private long count;

        Extraction(Download from, InputStream in) {
            super(in);
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left) {
                throw new IOException("context canceled");
            }
            int got = super.read(into, offset, length);
            count += Math.max(got, 0);
            if (got > 0 && from.whole()) {
                meter.to(count);
            } else if (got < 0) {
                meter.to(count);
                meter.end();
            }
            return got;
        }
    }
}
