package io.drydock.service.image;

import io.drydock.api.spi.graph.UnpackTarget;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.tar.Decompression;
import io.drydock.service.tar.TarReader;
import io.drydock.service.tar.Unpacker;
import io.drydock.service.tar.Whiteout;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks layers: inflating, digesting and writing each on a thread of its own. Runs on the
 * caller's thread, which must be a platform thread as nearly all it does is system calls.
 */
final class LayerUnpacking {

    private final RootedDirectories directories;
    private final LayerRecords records;
    private final ContentHashes hashes;

    LayerUnpacking(RootedDirectories directories, LayerRecords records, ContentHashes hashes) {
        this.directories = directories;
        this.records = records;
        this.hashes = hashes;
    }

    /**
     * What a layer turned out to be.
     *
     * @param diffId digest of the plain archive
     * @param size bytes of its files
     */
    record Unpacked(String diffId, long size) {}

    Unpacked unpack(String cacheId, InputStream archive, UnpackTarget target) throws IOException {
        try (ParallelDigest digest = new ParallelDigest(hashes);
                ReadAhead plain = new ReadAhead(Decompression.plain(archive), digest::update);
                LayerRecorder recorded = records.record(cacheId, plain);
                RootedDirectory root = directories.open(target.directory())) {
            Whiteout whiteouts = Whiteout.of(target.whiteouts(), root);
            Unpacker unpacker = new Unpacker(root, whiteouts, recorded);
            long size = unpacker.unpack(new TarReader(recorded));
            drain(recorded);
            recorded.finish();
            return new Unpacked(digest.finish(), size);
        }
    }

    /** What follows the end of the archive belongs to the digest. */
    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[64 << 10];
        while (in.read(buffer) >= 0) {}
    }
}
