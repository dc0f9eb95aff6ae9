package io.drydock.api.spi.linux;

/** How mounts and unmounts below a mount point travel between mount namespaces. */
public enum Propagation {
    /** Neither out nor in. */
    PRIVATE,
    /** Out and in. */
    SHARED,
    /** In only. */
    SLAVE,
    /** Neither, and it cannot be bind-mounted. */
    UNBINDABLE
}
