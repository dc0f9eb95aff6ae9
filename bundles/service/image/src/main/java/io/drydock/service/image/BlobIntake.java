package io.drydock.service.image;

import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;
import io.drydock.service.trees.TreePath;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Compressed layers of an archive that is loaded, as they come: only they themselves have the
 * digests that manifests know. Nobody knows these files until {@link Contents} takes them over.
 */
final class BlobIntake implements AutoCloseable {

    private final Contents contents;
    private final ContentHashes hashes;
    private final Map<String, Path> files = new HashMap<>();

    BlobIntake(Contents contents, ContentHashes hashes) {
        this.contents = contents;
        this.hashes = hashes;
    }

    /** Uses a layer's archive. */
    interface Use<T> {
        T from(InputStream archive) throws IOException;
    }

    /** Keeps a member of the archive while it is used, if its name is a digest, and its own. */
    <T> T keeping(String member, InputStream archive, Use<T> use) throws IOException {
        String hex = TreePath.last(member);
        if (!member.contains("blobs/sha256/") || !hex.matches("[a-f0-9]{64}")) {
            return use.from(archive);
        }
        Path file = contents.fresh("load-" + UUID.randomUUID());
        try (FileChannel to =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ContentHash hash = hashes.sha256();
                InputStream copied = new Copied(archive, to, hash)) {
            T result = use.from(copied);
            copied.transferTo(OutputStream.nullOutputStream());
            if (Digests.text(hash.finish()).equals(Digests.PREFIX + hex)) {
                to.force(false);
                files.put(Digests.PREFIX + hex, file);
            }
            return result;
        } finally {
            if (!files.containsValue(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The file of a blob that was kept, which is the caller's from now on. */
    Optional<Path> take(String digest) {
        return Optional.ofNullable(files.remove(digest));
    }

    @Override
    public void close() throws IOException {
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
    }

    private static final class Copied extends FilterInputStream {
        private final FileChannel to;
        private final ContentHash hash;

        Copied(InputStream in, FileChannel to, ContentHash hash) {
            super(in);
            this.to = to;
            this.hash = hash;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                hash.update(into, offset, count);
                for (ByteBuffer part = ByteBuffer.wrap(into, offset, count);
                        part.hasRemaining(); ) {
                    to.write(part);
                }
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return Math.max(0, read(new byte[(int) Math.clamp(count, 0, 8192)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** The archive goes on behind this member. */
        @Override
        public void close() {}
    }
}
