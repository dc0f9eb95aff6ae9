package io.drydock.driver.graph.overlays;

import io.drydock.api.spi.graph.LayerMount;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What lays directories over one another: the kernel, or a program. */
public interface Overlay {

    /**
     * Checks that it works in the directories of the driver, and makes them.
     *
     * @return what a trial that was killed has left in them, unmounted
     */
    List<Path> probe();

    /** Pairs for {@code docker info}. */
    Map<String, String> status();

    /** Refuses storage options it does not know before anything is made. */
    void check(Map<String, String> options);

    /** Applies a container's storage options to the directory that holds its layer. */
    void apply(Map<String, String> options, Path layer);

    /** How these become one tree; upper and work are null for one that is only read. */
    LayerMount mount(List<Path> lowers, @Nullable Path upper, @Nullable Path work);

    /** The same with an SELinux label for all files. */
    default LayerMount mount(
            List<Path> lowers, @Nullable Path upper, @Nullable Path work, String label) {
        return mount(lowers, upper, work).labelled(label);
    }
}
