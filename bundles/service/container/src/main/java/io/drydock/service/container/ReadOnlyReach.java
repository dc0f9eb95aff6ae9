package io.drydock.service.container;

/** How far "read-only" reaches into the mounts below a read-only bind. */
enum ReadOnlyReach {
    /** Only the mount itself; what came before API 1.44. */
    TOP,
    /** All mounts below it where the kernel can do that (5.12). */
    TREE_IF_POSSIBLE,
    /** All mounts below it, or the container does not start. */
    TREE;

    private static final boolean KERNEL_CAN = kernelCan();

    /** Whether the mounts below become read-only on this kernel. */
    boolean whole() {
        return switch (this) {
            case TOP -> false;
            case TREE_IF_POSSIBLE -> KERNEL_CAN;
            case TREE -> true;
        };
    }

    /** mount_setattr came with 5.12. */
    private static boolean kernelCan() {
        String[] release = System.getProperty("os.version", "0.0").split("[.-]", 3);
        int major = Integer.parseInt(release[0]);
        return major > 5 || major == 5 && Integer.parseInt(release[1]) >= 12;
    }
}
