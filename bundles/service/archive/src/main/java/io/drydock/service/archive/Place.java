package io.drydock.service.archive;

import io.drydock.api.model.RfcTimestamp;
import io.drydock.api.model.container.PathStat;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;

import java.util.Optional;

/**
 * What a client's path is in a container.
 *
 * @param path in the tree, links resolved but for the last one
 * @param stat what is there
 */
record Place(Ask ask, String path, FileStat stat) {

    private static final long DIRECTORY = 1L << 31;
    private static final long SYMLINK = 1L << 27;
    private static final long DEVICE = 1L << 26;
    private static final long NAMED_PIPE = 1L << 25;
    private static final long SOCKET = 1L << 24;
    private static final long SETUID = 1L << 23;
    private static final long SETGID = 1L << 22;
    private static final long CHARACTER_DEVICE = 1L << 21;
    private static final long STICKY = 1L << 20;

    /**
     * Looks it up.
     *
     * @param container what the error calls the container
     */
    static Place find(RootedDirectory tree, Ask ask, String container) {
        String directory = Links.follow(tree, ask.directory());
        Optional<FileStat> parent = tree.stat(directory);
        if (parent.isPresent() && parent.get().kind() != FileKind.DIRECTORY) {
            throw EngineException.system("lstat " + ask.absolute() + ": not a directory", null);
        }
        String path = ask.directoryOnly() ? directory : child(directory, ask.last());
        return tree.stat(path)
                .map(stat -> new Place(ask, path, stat))
                .orElseThrow(() -> missing(ask, container));
    }

    static EngineException missing(Ask ask, String container) {
        return EngineException.notFound(
                "Could not find the file %s in container %s".formatted(ask.given(), container));
    }

    /** As clients see it: numbers of Go's {@code os.FileMode}. */
    PathStat model(RootedDirectory tree) {
        boolean link = stat.kind() == FileKind.SYMLINK;
        return new PathStat(
                ask.name(),
                stat.size(),
                mode(stat),
                RfcTimestamp.format(stat.modified()),
                link ? "/" + Links.follow(tree, ask.absolute()) : "");
    }

    static long mode(FileStat stat) {
        long kind =
                switch (stat.kind()) {
                    case FILE -> 0;
                    case DIRECTORY -> DIRECTORY;
                    case SYMLINK -> SYMLINK;
                    case FIFO -> NAMED_PIPE;
                    case SOCKET -> SOCKET;
                    case BLOCK_DEVICE -> DEVICE;
                    case CHARACTER_DEVICE -> DEVICE | CHARACTER_DEVICE;
                };
        return kind
                | (stat.mode() & 0777)
                | bit(stat, 04000, SETUID)
                | bit(stat, 02000, SETGID)
                | bit(stat, 01000, STICKY);
    }

    private static long bit(FileStat stat, int here, long there) {
        return (stat.mode() & here) == 0 ? 0 : there;
    }

    private static String child(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }
}
