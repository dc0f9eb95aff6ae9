package io.drydock.service.archive;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.tar.ArchiveException;
import io.drydock.service.tar.Decompression;
import io.drydock.service.tar.Placement;
import io.drydock.service.tar.TarReader;
import io.drydock.service.tar.TarWriter;
import io.drydock.service.tar.TreePacker;
import io.drydock.service.tar.Unpacker;
import io.drydock.service.tar.Whiteout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * Archives of any tree, given by a directory of the host; nothing outside of it is read or changed,
 * whatever its content, the archive or other processes do. To be called on platform threads.
 */
final class TreeArchives {

    private final RootedDirectories directories;

    TreeArchives(RootedDirectories directories) {
        this.directories = directories;
    }

    /**
     * What to write.
     *
     * @param path in the tree, resolved but for a link at its end; empty for the whole tree
     * @param name what the path is called in the archive: {@code etc}, {@code .}; empty to leave a
     *     directory itself out and name only what is in it
     * @param hollow paths of directories whose content is left out
     */
    record Selection(String path, String name, Set<String> hollow) {

        Selection {
            hollow = Set.copyOf(hollow);
        }
    }

    /**
     * Writes an uncompressed archive: extended attributes, devices, hard links and holes kept,
     * sockets left out, times in whole seconds.
     */
    void write(Path tree, Selection what, OutputStream archive) {
        with(
                tree,
                root -> {
                    TarWriter writer = new TarWriter(archive);
                    new TreePacker(root, writer, what.hollow()).packTree(what.path(), what.name());
                    writer.finish();
                });
    }

    /**
     * Unpacks an archive, compressed in any of the known ways, into a directory of the tree. What
     * is there is replaced, directories are merged; whiteouts are ordinary files.
     *
     * @throws EngineException INVALID for a bad archive or a kind that was to be kept, SYSTEM for
     *     what the kernel refuses
     */
    void unpack(Path tree, Placement where, InputStream archive) {
        with(
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

    private void with(Path tree, Work work) {
        try (RootedDirectory root = directories.open(tree)) {
            work.on(root);
        } catch (ArchiveException e) {
            throw new EngineException(ErrorKind.INVALID, String.valueOf(e.getMessage()), e);
        } catch (DriverException e) {
            throw refused(e);
        } catch (IOException e) {
            throw EngineException.system(String.valueOf(e.getMessage()), e);
        }
    }

    private static EngineException refused(DriverException e) {
        ErrorKind kind =
                switch (e.kind()) {
                    case INVALID -> ErrorKind.INVALID;
                    case UNAVAILABLE -> ErrorKind.UNAVAILABLE;
                    case NOT_FOUND, CONFLICT, FORBIDDEN, UNSUPPORTED, SYSTEM -> ErrorKind.SYSTEM;
                };
        return new EngineException(kind, e.getMessage(), e);
    }
}
