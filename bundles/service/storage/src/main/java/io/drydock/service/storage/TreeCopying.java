package io.drydock.service.storage;

import io.drydock.api.engine.storage.StoragePlaces.Copying;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import java.nio.file.Path;

/** Copies trees given by directories of the host. */
final class TreeCopying implements Copying {

    private final RootedDirectories directories;
    private final FileNodes nodes;

    TreeCopying(RootedDirectories directories, FileNodes nodes) {
        this.directories = directories;
        this.nodes = nodes;
    }

    @Override
    public void copy(Path from, Path to, boolean whole, Runnable wanted) {
        try (RootedDirectory source = directories.open(from);
                RootedDirectory target = directories.open(to)) {
            new TreeCopy(source, target, whole, wanted).run();
        }
        // What a program serves has reached its directory by the first alone.
        nodes.syncFilesystem(to);
        nodes.syncFilesystem(from);
    }
}
