package io.drydock.service.container;

/** How far "read-only" reaches into the mounts below a read-only bind. */
enum ReadOnlyReach {
    /** Only the mount itself; what came before API 1.44. */
    TOP,
    /** All mounts below it where the kernel can do that (5.12). */
    TREE_IF_POSSIBLE,
    /** All mounts below it, or the container does not start. */
    TREE
}
