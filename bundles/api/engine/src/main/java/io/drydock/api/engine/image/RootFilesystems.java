package io.drydock.api.engine.image;

import io.drydock.api.model.container.FilesystemChange;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Root file systems of containers, made of an image's layers and a writable one.
 *
 * <p><b>Story.</b> Creating a container resolves its image and creates its writable layer; starting
 * it mounts the root; its end unmounts it; removal deletes the layer. The mount belongs to the
 * engine and stays while bundles come and go. A layer counts as a use of its image, so that the
 * image cannot be removed without force.
 *
 * <p>All ids are container ids. Every method may be called again after a crash: what is done
 * already succeeds.
 */
public interface RootFilesystems {

    /**
     * Creates the writable layer.
     *
     * @param imageId {@code sha256:...} as resolved, or empty for a container without an image
     * @param options storage options of the container
     * @param label by which SELinux knows its files whenever it is mounted, empty for none
     * @return name of the graph driver that holds it
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND if the image is gone
     */
    String create(String containerId, String imageId, Map<String, String> options, String label);

    /** The same without a label. */
    default String create(String containerId, String imageId, Map<String, String> options) {
        return create(containerId, imageId, options, "");
    }

    /** Mounts the root, if it is not, and returns its path on the host. */
    Path mount(String containerId);

    /**
     * Unmounts the root as soon as nobody {@link #using uses} it; off the caller's way when the
     * kernel is slow.
     */
    void unmount(String containerId);

    /**
     * Works on the root while it is mounted, and mounts it meanwhile if it is not. Neither a start
     * nor an end of the container in between disturbs the work.
     */
    <T> T using(String containerId, Function<Path, T> work);

    /** Deletes the writable layer; its root is not mounted. */
    void remove(String containerId);

    /** Bytes of the writable layer, and of all layers below it together. */
    Sizes sizes(String containerId);

    /** Name of the driver that has the root now: it may be moved to another; from the store. */
    String driver(String containerId);

    /** {@code GraphDriver} of inspect: the driver's name and data. */
    GraphData graph(String containerId);

    /** What the container changed against its image, directories before what is in them. */
    List<FilesystemChange> changes(String containerId);

    /** Containers that have a layer or a mounted root, for reconciling with the store at start. */
    List<String> all();

    /** Bytes of the writable layer and of the whole root. */
    record Sizes(long writable, long root) {}

    /** Driver name and its data for inspect. */
    record GraphData(String driver, Map<String, String> data) {

        public GraphData {
            data = Map.copyOf(data);
        }
    }
}
