package io.drydock.api.engine.image;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * Tar archives of directory trees: the one place that writes and unpacks them. A tree is given by a
 * directory of the host; nothing outside of it is read or changed, whatever its content, the
 * archive or other processes do. Blocks until done, on a platform thread of its own.
 */
public interface TreeArchives {

    /**
     * Writes an uncompressed archive: extended attributes, devices, hard links and holes kept,
     * sockets left out, times in whole seconds.
     */
    void write(Path tree, Selection what, OutputStream archive);

    /**
     * Unpacks an archive, compressed in any of the known ways, into a directory of the tree. What
     * is there is replaced, directories are merged; whiteouts are ordinary files.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID for a bad archive or a kind that
     *     was to be kept, SYSTEM for what the kernel refuses
     */
    void unpack(Path tree, Placement where, InputStream archive);

    /**
     * What to write.
     *
     * @param path in the tree, resolved but for a link at its end; empty for the whole tree
     * @param name what the path is called in the archive: {@code etc}, {@code .}; empty to leave a
     *     directory itself out and name only what is in it
     * @param hollow paths of directories whose content is left out
     */
    record Selection(String path, String name, Set<String> hollow) {

        public Selection {
            hollow = Set.copyOf(hollow);
        }
    }

    /**
     * Where and how to unpack.
     *
     * @param directory in the tree
     * @param keepKinds refuse to replace a directory by something else or the reverse
     * @param owner of all that is made, null for those in the archive
     */
    record Placement(String directory, boolean keepKinds, @Nullable Owner owner) {}

    /** User and group by number. */
    record Owner(int uid, int gid) {}
}
