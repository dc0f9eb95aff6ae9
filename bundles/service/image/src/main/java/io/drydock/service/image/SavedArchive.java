package io.drydock.service.image;

import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;
import io.drydock.service.tar.TarEntry;
import io.drydock.service.tar.TarEntry.Type;
import io.drydock.service.tar.TarWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The archive of saved images while it is written: content under its digest, and documents. */
final class SavedArchive {

    private final TarWriter tar;
    private final ContentHashes hashes;
    private final Set<String> blobs = new HashSet<>();

    SavedArchive(OutputStream out, ContentHashes hashes) throws IOException {
        this.hashes = hashes;
        tar = new TarWriter(out);
        begin("blobs/", Type.DIRECTORY, 0, 0755);
        begin("blobs/sha256/", Type.DIRECTORY, 0, 0755);
    }

    static String path(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    /** Writes what has this digest. */
    interface Source {
        void write(OutputStream out) throws IOException;
    }

    /** Each content once; one that has not the digest it should have ends the archive. */
    void blob(String digest, long size, Source source) throws IOException {
        if (!blobs.add(digest)) {
            return;
        }
        begin(path(digest), Type.FILE, size, 0644);
        try (ContentHash hash = hashes.sha256()) {
            Checked body = new Checked(hash);
            source.write(body);
            if (body.count != size || !Digests.text(hash.finish()).equals(digest)) {
                throw new IOException(
                        "layer " + Digests.shortId(digest) + " is not what it was when it came");
            }
        }
    }

    void document(String name, byte[] content) throws IOException {
        begin(name, Type.FILE, content.length, 0644);
        tar.write(content, 0, content.length);
    }

    void finish() throws IOException {
        tar.finish();
    }

    private void begin(String name, Type type, long size, int mode) throws IOException {
        tar.begin(
                new TarEntry(
                        name, type, "", size, mode, 0, 0, Instant.EPOCH, 0, 0, Map.of(), null));
    }

    private final class Checked extends OutputStream {
        private final ContentHash digest;
        private long count;

        Checked(ContentHash digest) {
            this.digest = digest;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            count += length;
            tar.write(bytes, offset, length);
        }
    }
}
