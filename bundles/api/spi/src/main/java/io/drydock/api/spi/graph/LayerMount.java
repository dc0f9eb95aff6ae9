package io.drydock.api.spi.graph;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a layer's tree becomes visible. A value: the engine does it, with the kernel's own calls. */
public sealed interface LayerMount {

    /** The same with one SELinux label for all files, where that is an option of the mount. */
    default LayerMount labelled(String label) {
        return this;
    }

    /**
     * An overlay file system.
     *
     * @param lowers from the topmost to the lowest, at least one
     * @param upper the writable directory, null for a read-only mount
     * @param work overlay's work directory, null exactly if {@code upper} is
     * @param options further options: {@code userxattr}, {@code index=off}, {@code context=...}
     *     without quotes
     */
    record Overlay(
            List<Path> lowers, @Nullable Path upper, @Nullable Path work, List<String> options)
            implements LayerMount {

        public Overlay {
            lowers = List.copyOf(lowers);
            options = List.copyOf(options);
        }

        @Override
        public LayerMount labelled(String label) {
            List<String> all = new ArrayList<>(options);
            all.add("context=" + label);
            return new Overlay(lowers, upper, work, all);
        }
    }

    /** A directory that holds the whole tree; the engine binds it. */
    record Directory(Path path, boolean readOnly) implements LayerMount {}

    /**
     * A file system that a program serves (FUSE). The engine runs the command with the mount point
     * as its last argument; it has to return once that is mounted, and what it leaves running has
     * to end when it is unmounted.
     *
     * @param command program and arguments, without the mount point
     */
    record Served(List<String> command) implements LayerMount {

        public Served {
            command = List.copyOf(command);
        }
    }
}
