package io.drydock.service.image;

import io.drydock.api.model.container.FilesystemChange;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.tar.TarWriter;
import io.drydock.service.tar.TreePacker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The archive of a layer, written by a thread of its own while it is read: packing and unpacking go
 * side by side and nothing is stored in between.
 */
final class LayerPipe implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final PipedInputStream in = new PipedInputStream(BUFFER);
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    private final Source source;

    /** Writes an archive. */
    interface Source {
        void write(OutputStream out) throws IOException;
    }

    LayerPipe(RootedDirectory layer, List<LayerChanges.Change> changes) throws IOException {
        this(out -> pack(layer, changes, out));
    }

    LayerPipe(Source source) throws IOException {
        this.source = source;
        PipedOutputStream out = new PipedOutputStream(in);
        Thread.ofPlatform().daemon().name("drydock-pack").start(() -> run(out));
    }

    InputStream archive() {
        return in;
    }

    /** Must be asked before the result counts: an archive that broke off looks like a whole one. */
    void requireWhole() throws IOException {
        try {
            written.get();
        } catch (ExecutionException e) {
            throw new IOException("packing the layer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void run(OutputStream out) {
        @Nullable Throwable failure = null;
        try (out) {
            source.write(out);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        if (failure == null) {
            written.complete(true);
        } else {
            written.completeExceptionally(failure);
        }
    }

    /** Changed directories come with their attributes, so that those are kept. */
    static void pack(RootedDirectory layer, List<LayerChanges.Change> changes, OutputStream out)
            throws IOException {
        TarWriter writer = new TarWriter(out);
        TreePacker packer = new TreePacker(layer, writer, Set.of());
        for (LayerChanges.Change change : changes) {
            if (change.kind() == FilesystemChange.DELETED || change.stat() == null) {
                packer.whiteout(change.path());
            } else {
                packer.pack(change.path(), change.path(), change.stat());
            }
        }
        writer.finish();
    }

    /** A writer that is still at it finds its reader gone; the layer is its until it has ended. */
    @Override
    public void close() throws IOException {
        in.close();
        written.exceptionally(failure -> false).join();
    }
}
