package io.drydock.service.image;

import com.github.luben.zstd.ZstdInputStream;

import io.drydock.api.spi.graph.LayerDiff;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileNames;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What it takes, beside the unpacked files, to write a layer's archive again as it was. */
final class LayerRecords {

    private static final int BUFFER = 256 << 10;

    private final Path directory;
    private final RootedDirectories directories;

    LayerRecords(Path directory, RootedDirectories directories) {
        this.directory = directory;
        this.directories = directories;
    }

    LayerRecorder record(String cacheId, InputStream archive) throws IOException {
        Files.createDirectories(directory);
        return new LayerRecorder(archive, directory.resolve(cacheId));
    }

    /** Bytes of the archive. */
    long size(String cacheId) throws IOException {
        Sum sum = new Sum();
        read(cacheId, sum);
        return sum.bytes;
    }

    /** Where the layer's own files lie. */
    static Path files(LayerDiff diff) {
        return switch (diff) {
            case LayerDiff.OverlayUpper upper -> upper.directory();
            case LayerDiff.Trees trees -> trees.layer();
        };
    }

    /** Writes the archive from its record and the layer's files. */
    void write(String cacheId, Path layer, OutputStream archive) throws IOException {
        try (RootedDirectory tree = directories.open(layer);
                RootedDirectory stashes = directories.open(directory)) {
            read(cacheId, new Assembly(tree, stashes, directory.resolve(cacheId), archive));
        }
    }

    /** The record of a layer that is gone. */
    void forget(String cacheId) {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.equals(cacheId) || name.startsWith(cacheId + ".")) {
                file.toFile().delete();
            }
        }
    }

    /** Whether the archive of the layer was kept. */
    boolean has(String cacheId) {
        return Files.exists(directory.resolve(cacheId));
    }

    /** The layers that have a record. */
    List<String> all() {
        return files().stream()
                .map(file -> file.getFileName().toString().split("\\.", 2)[0])
                .distinct()
                .toList();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private interface Visitor {
        void raw(byte[] bytes) throws IOException;

        void begin(String path, int body) throws IOException;

        void stretch(long offset, long length) throws IOException;

        void end() throws IOException;
    }

    private void read(String cacheId, Visitor visitor) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                new ZstdInputStream(
                                        Files.newInputStream(directory.resolve(cacheId))),
                                BUFFER))) {
            int bodies = 0;
            for (int kind = in.readByte(); kind != LayerRecorder.END; kind = in.readByte()) {
                if (kind == LayerRecorder.RAW) {
                    visitor.raw(in.readNBytes(in.readInt()));
                } else {
                    body(in, visitor, bodies++);
                }
            }
        } catch (NoSuchFileException | EOFException e) {
            throw new IOException(
                    "the archive of layer "
                            + Digests.shortId(cacheId)
                            + " was not kept: load the image again",
                    e);
        }
    }

    private static void body(DataInputStream in, Visitor visitor, int number) throws IOException {
        byte[] name = in.readNBytes(in.readInt());
        visitor.begin(FileNames.decode(name, 0, name.length), number);
        int stretches = in.readInt();
        for (int i = 0; i < stretches; i++) {
            visitor.stretch(in.readLong(), in.readLong());
        }
        visitor.end();
    }

    private static final class Sum implements Visitor {
        private long bytes;

        @Override
        public void raw(byte[] part) {
            bytes += part.length;
        }

        @Override
        public void begin(String path, int body) {}

        @Override
        public void stretch(long offset, long length) {
            bytes += length;
        }

        @Override
        public void end() {}
    }

    private static final class Assembly implements Visitor {
        private final RootedDirectory tree;
        private final RootedDirectory stashes;
        private final Path record;
        private final OutputStream out;
        private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
        private final byte[] bytes = new byte[BUFFER];
        private @Nullable RootedFile file;

        Assembly(RootedDirectory tree, RootedDirectory stashes, Path record, OutputStream out) {
            this.tree = tree;
            this.stashes = stashes;
            this.record = record;
            this.out = out;
        }

        @Override
        public void raw(byte[] part) throws IOException {
            out.write(part);
        }

        @Override
        public void begin(String path, int body) throws IOException {
            Path stash = LayerRecorder.stash(record, body);
            try {
                file =
                        Files.exists(stash)
                                ? stashes.open(stash.getFileName().toString())
                                : tree.open(path);
            } catch (LinuxException e) {
                if (e.is(Errno.ENOENT)) {
                    throw new IOException("the layer has lost its file " + path, e);
                }
                throw e;
            }
        }

        @Override
        public void stretch(long offset, long length) throws IOException {
            RootedFile open = java.util.Objects.requireNonNull(file);
            open.position(offset);
            for (long left = length; left > 0; ) {
                direct.clear().limit((int) Math.min(BUFFER, left));
                int count = open.read(direct);
                if (count < 0) {
                    throw new IOException("a file of the layer has become shorter");
                }
                direct.flip().get(bytes, 0, count);
                out.write(bytes, 0, count);
                left -= count;
            }
        }

        @Override
        public void end() {
            if (file != null) {
                file.close();
            }
        }
    }
}
