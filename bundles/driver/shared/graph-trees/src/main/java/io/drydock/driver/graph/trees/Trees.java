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

    /** Deletes a tree whole; succeeds when there is none. */
    void delete(Path tree);

    /** Refuses storage options it does not know before anything is made. */
    void check(Map<String, String> options);

    /** Applies a container's storage options to its tree. */
    void apply(Map<String, String> options, Path tree);
}
