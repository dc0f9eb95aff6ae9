package io.drydock.service.registry;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;
import io.drydock.api.spi.registry.RemoteBlob;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** One attempt at what is missing of a blob. */
final class DownloadAttempt {

    private static final int BUFFER = 256 << 10;

    /** What is worth a write: servers and TLS hand over 16 KiB at a time. */
    private static final int PIECE = 128 << 10;

    private final Download download;
    private final Descriptor blob;
    private final Path file;
    private final ContentHash digest;
    private final byte[] through = new byte[PIECE];

    DownloadAttempt(Download download, Descriptor blob, Path file, ContentHash digest) {
        this.download = download;
        this.blob = blob;
        this.file = file;
        this.digest = digest;
    }

    void run(long received) {
        try (Arena memory = Arena.ofConfined();
                FileChannel to = download.openFile()) {
            ByteBuffer buffer = memory.allocate(BUFFER).asByteBuffer();
            long had = digestFile(to, received, buffer);
            if (had < blob.size()) {
                transfer(to, had, buffer);
            }
            download.tell("Verifying Checksum");
            verify();
            download.tell("Download complete");
        } catch (IOException e) {
            throw failure(String.valueOf(e.getMessage()), true, e);
        }
    }

    /** What an earlier attempt has left is as good as new if all of it has the right digest. */
    private long digestFile(FileChannel to, long received, ByteBuffer buffer) throws IOException {
        if (to.size() > blob.size() || received > to.size()) {
            to.truncate(0);
        }
        long at = 0;
        for (int count = to.read(buffer.clear(), at);
                count > 0;
                count = to.read(buffer.clear(), at)) {
            digest.update(buffer.flip());
            at += count;
            download.received(Math.max(at, received));
        }
        return at;
    }

    private void transfer(FileChannel to, long had, ByteBuffer buffer) throws IOException {
        ProgressMeter meter = download.meter();
        meter.to(had);
        try (RemoteBlob from = download.session().blob(blob.digest(), had)) {
            download.reading(from);
            from.content().skipNBytes(had - from.offset());
            copy(from.content(), to, had, buffer, meter);
        } finally {
            download.reading(null);
        }
        meter.end();
    }

    private void copy(
            InputStream from, FileChannel to, long had, ByteBuffer buffer, ProgressMeter meter)
            throws IOException {
        long at = had;
        for (int count = read(from); count >= 0; count = read(from)) {
            if (at + count > blob.size()) {
                discard();
                throw failure(
                        "blob "
                                + blob.digest()
                                + " is longer than the "
                                + blob.size()
                                + " bytes its manifest says",
                        false,
                        null);
            }
            buffer.clear().put(through, 0, count).flip();
            digest.update(buffer);
            write(to, buffer, at);
            at += count;
            download.received(at);
            meter.to(at);
        }
        if (at < blob.size()) {
            throw new IOException("unexpected EOF");
        }
    }

    /** Waits for some bytes, and takes with them what has come besides. */
    private int read(InputStream from) throws IOException {
        int count = from.read(through, 0, through.length);
        while (count > 0 && count < through.length && from.available() > 0) {
            int more = from.read(through, count, through.length - count);
            if (more < 0) {
                break;
            }
            count += more;
        }
        return count;
    }

    private static void write(FileChannel to, ByteBuffer bytes, long at) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += to.write(bytes, place);
        }
    }

    private void verify() throws IOException {
        if (!Sha256.text(digest.finish()).equals(blob.digest())) {
            discard();
            throw failure(
                    "filesystem layer verification failed for digest " + blob.digest(),
                    false,
                    null);
        }
    }

    private void discard() throws IOException {
        Files.deleteIfExists(file);
    }

    private static RegistryException failure(
            String text, boolean temporary, @org.jspecify.annotations.Nullable Throwable cause) {
        return new RegistryException(Kind.SYSTEM, Reason.OTHER, text, temporary, null, cause);
    }
}
