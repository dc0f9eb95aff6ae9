package io.drydock.api.engine.archive;

import io.drydock.api.model.container.PathStat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Files of containers, running or not, as a process inside sees them: volumes and bind mounts
 * included, links followed within the container. Nothing outside of it can be reached, whatever its
 * processes do meanwhile.
 *
 * <p>References are full ids, names or unambiguous id prefixes. Paths start at the container's root
 * with or without a slash; a slash or {@code /.} at the end asks for what a link leads to, and
 * {@code /.} for a directory's content without its name. Archives are uncompressed tar. A stream
 * that breaks off ends the operation; what it had mounted goes. Errors are {@code EngineException}
 * with dockerd's texts, thrown before the first byte where the cause is known by then.
 */
public interface ContainerFiles {

    /**
     * What a path is; of a link the link itself.
     *
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND {@code Could not find the file
     *     ...}
     */
    PathStat stat(String reference, String path);

    /**
     * Writes a file or a directory with all below it.
     *
     * @param head told what the path is before the first byte
     */
    void copyOut(String reference, String path, Consumer<PathStat> head, OutputStream archive);

    /**
     * Unpacks an archive, compressed in any of the known ways, into a directory that exists.
     *
     * @param archive read to its end, not closed
     */
    void copyIn(String reference, String path, CopyRules rules, InputStream archive);

    /** Writes the whole root file system, without what is mounted in it. */
    void export(String reference, OutputStream archive);

    /**
     * How to copy in.
     *
     * @param keepKinds refuse to replace a directory by something else or the reverse
     * @param asContainerUser what is made belongs to the user the container runs as, instead of the
     *     owner in the archive
     */
    record CopyRules(boolean keepKinds, boolean asContainerUser) {}
}
