package io.drydock.api.spi.linux;

/** The arrangements of control groups. */
public enum CgroupMode {
    /** Every controller in a hierarchy of its own. */
    V1,
    /** V1 with the unified hierarchy mounted beside, at {@code /sys/fs/cgroup/unified}. */
    HYBRID,
    /** The unified hierarchy only, at {@code /sys/fs/cgroup}. */
    V2;

    /** What {@code docker info} shows as Cgroup Version. */
    public String version() {
        return this == V2 ? "2" : "1";
    }
}
