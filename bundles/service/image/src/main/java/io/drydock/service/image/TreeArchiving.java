package io.drydock.service.image;

import io.drydock.api.engine.image.TreeArchives;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Archives of any tree. */
final class TreeArchiving implements TreeArchives {

    private final RootedDirectories directories;

    TreeArchiving(RootedDirectories directories) {
        this.directories = directories;
    }

    @Override
    public void write(Path tree, Selection what, OutputStream archive) {
        apart(
                tree,
                root -> {
                    TarWriter writer = new TarWriter(archive);
                    new TreePacker(root, writer, what.hollow()).packTree(what.path(), what.name());
                    writer.finish();
                });
    }

    @Override
    public void unpack(Path tree, Placement where, InputStream archive) {
        apart(
                tree,
                root -> {
                    InputStream plain = Decompression.open(archive);
                    new Unpacker(root, Whiteout.none(root), where).unpack(new TarReader(plain));
                    plain.transferTo(OutputStream.nullOutputStream());
                });
    }

    private interface Work {
        void on(RootedDirectory root) throws IOException;
    }

    private void apart(Path tree, Work work) {
        try {
            PlatformThread.call("drydock-tree", () -> opened(tree, work));
        } catch (ArchiveException e) {
            throw new EngineException(ErrorKind.INVALID, String.valueOf(e.getMessage()), e);
        } catch (DriverException e) {
            throw Graph.failure(e);
        } catch (IOException e) {
            throw EngineException.system(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean opened(Path tree, Work work) throws IOException {
        try (RootedDirectory root = directories.open(tree)) {
            work.on(root);
        }
        return true;
    }
}
