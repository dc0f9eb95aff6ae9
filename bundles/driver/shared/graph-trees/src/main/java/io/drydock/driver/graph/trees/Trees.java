package io.drydock.driver.graph.trees;

import java.nio.file.Path;
import java.util.Map;

/** How one sort of file system makes, copies and deletes whole trees. */
public interface Trees {

    /** Whether they work in this directory, which exists. */
    void probe(Path root);

    /** Pairs for {@code docker info}. */
    Map<String, String> status(Path root);

    /** Makes an empty tree. */
    void create(Path tree);

    /** Makes a writable tree with what is in another, owners, times and attributes included. */
    void copy(Path source, Path tree);

    /** Makes a tree of an earlier life of the machine visible again. */
    default void revive(Path tree) {
        // A directory is always there.
    }

    /** Writes a tree to the device, if it is not on the file system of its directory. */
    default void sync(Path tree) {
        // The directory's is synced in any case.
    }

    /** Deletes a tree whole; succeeds when there is none. */
    void delete(Path tree);

    /** Refuses storage options it does not know before anything is made. */
    void check(Map<String, String> options);

    /** Applies a container's storage options to its tree. */
    void apply(Map<String, String> options, Path tree);
}
