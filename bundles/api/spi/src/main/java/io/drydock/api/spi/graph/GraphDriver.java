package io.drydock.api.spi.graph;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Stores layers and says how to mount them.
 *
 * <p><b>Story.</b> A <i>layer</i> is a directory tree on top of a <i>parent</i> layer (none for a
 * base). An image layer is <i>prepared</i> (a place to unpack into), filled by the engine, and
 * <i>committed</i>; from then on it never changes. A container gets a <i>writable</i> layer on top
 * of the image's last one. The driver never mounts a container's root: it returns a {@link
 * LayerMount}, and the engine mounts, keeps and unmounts it, so that running containers do not
 * notice when the driver is replaced.
 *
 * <p>Loading an image of two layers: {@code prepare("a", null)}, engine unpacks into the target,
 * {@code commit("a")}, {@code prepare("b", "a")}, {@code commit("b")}. Starting a container: {@code
 * createWritable("c-init...", "b")}, {@code mount("c...")}; engine mounts; at the end {@code
 * remove("c...")}.
 *
 * <p><b>Ids</b> are 64 or more characters of {@code [a-z0-9-]}, chosen by the engine. The driver
 * keeps its own state beneath its root directory, which it gets from the property {@code data-root}
 * of its configuration plus its name; nothing outside is touched.
 *
 * <p><b>Rules.</b> Every method may be called from any thread, concurrently for different ids. All
 * are crash safe: after kill -9 at any instant a layer is either absent, prepared (and may be
 * aborted) or complete. {@code remove} and {@code abort} of what does not exist succeed. Sizes are
 * bytes.
 */
@ConsumerType
public interface GraphDriver {

    /**
     * Checks that the driver can work on this host and root and makes its directories.
     *
     * @throws io.drydock.api.spi.DriverException UNSUPPORTED with the reason (kernel, file system)
     */
    void probe();

    /** Pairs for {@code docker info}, in order: {@code Backing Filesystem -> extfs}. */
    Map<String, String> status();

    /**
     * Makes a place to unpack a layer into.
     *
     * <p>A whole image may be prepared and unpacked layer by layer before the first commit, so that
     * its content reaches the disk in one go; commits then come in the order from the lowest up.
     *
     * @param parent the layer below, complete or prepared and unpacked, or null
     * @throws io.drydock.api.spi.DriverException CONFLICT if {@code id} is complete already,
     *     NOT_FOUND if there is no such parent; a left-over preparation of the same id is discarded
     */
    UnpackTarget prepare(String id, @Nullable String parent);

    /**
     * Whether a layer may be prepared on top of one that is prepared but not unpacked, so that the
     * layers of an image are unpacked beside each other. Not where preparing copies the parent.
     */
    default boolean detached() {
        return false;
    }

    /**
     * Puts a layer that was prepared, and maybe unpacked, without a parent on top of one: the
     * engine unpacks layers of an archive while it comes, and learns later whose they are. Called
     * where layers are {@link #detached} only.
     *
     * @param parent the layer below, complete or prepared, or null to leave it as it is
     * @throws io.drydock.api.spi.DriverException NOT_FOUND if either is missing
     */
    default void place(String id, @Nullable String parent) {
        throw new DriverException(Kind.UNSUPPORTED, "layers are made on top of their parents");
    }

    /**
     * Makes the prepared layer complete; durable when this returns. Succeeds if it is complete.
     *
     * @throws io.drydock.api.spi.DriverException NOT_FOUND if it was never prepared
     */
    void commit(String id);

    /**
     * Commits the layers of an image, from the lowest up. The same as one after the other, but a
     * driver that syncs a whole file system need do it but once.
     */
    default void commitAll(List<String> ids) {
        ids.forEach(this::commit);
    }

    /** Discards a preparation. */
    void abort(String id);

    /**
     * Makes a writable layer for a container.
     *
     * @param options storage options of the container ({@code size}); unknown ones are refused
     * @throws io.drydock.api.spi.DriverException INVALID for an option this driver lacks, with
     *     dockerd's text
     */
    void createWritable(String id, @Nullable String parent, Map<String, String> options);

    /** True if the layer is complete, read-only or writable. */
    boolean exists(String id);

    /** All complete layers, for reconciling with the store. */
    List<String> list();

    /** How to mount the layer: writable ones for writing, complete image layers read-only. */
    LayerMount mount(String id);

    /**
     * How to mount the layer so that SELinux knows all its files by one label.
     *
     * <p>Most drivers have nothing to do for this: the engine mounts an {@link LayerMount.Overlay}
     * with the label, and labels the files of a writable {@link LayerMount.Directory} one by one. A
     * driver overrides it whose program or file system takes the label in a way of its own.
     *
     * @param label {@code user:role:type:level}, which may hold commas; empty for none
     */
    default LayerMount mount(String id, String label) {
        return label.isEmpty() ? mount(id) : mount(id).labelled(label);
    }

    /** Where the layer's own changes against its parent can be read, see {@link LayerDiff}. */
    LayerDiff diff(String id);

    /** Bytes the layer's own changes use. */
    long size(String id);

    /** {@code GraphDriver.Data} of inspect: {@code LowerDir}, {@code MergedDir}... */
    Map<String, String> metadata(String id, Path mountPoint);

    /** Deletes the layer. Nothing is mounted from it and no layer has it as parent. May be slow. */
    void remove(String id);
}
