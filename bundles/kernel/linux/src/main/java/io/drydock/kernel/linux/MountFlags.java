package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Propagation;

/** MS_ and MNT_ flags. */
final class MountFlags {

    static final long READ_ONLY = 1;
    static final long REMOUNT = 0x20;
    static final long BIND = 0x1000;
    static final long RECURSIVE = 0x4000;
    static final long UNBINDABLE = 0x20000;
    static final long PRIVATE = 0x40000;
    static final long SLAVE = 0x80000;
    static final long SHARED = 0x100000;
    static final int DETACH = 2;
    static final int NO_FOLLOW = 8;

    private MountFlags() {}

    static long of(Propagation propagation) {
        return switch (propagation) {
            case PRIVATE -> PRIVATE;
            case SHARED -> SHARED;
            case SLAVE -> SLAVE;
            case UNBINDABLE -> UNBINDABLE;
        };
    }
}
