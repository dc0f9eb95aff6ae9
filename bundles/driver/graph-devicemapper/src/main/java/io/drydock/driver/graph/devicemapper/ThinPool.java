package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.concurrent.locks.ReentrantLock;

/** A thin pool and its devices, which have numbers in it and names while they are active. */
final class ThinPool {

    private static final String TARGET = "thin-pool";
    private static final int USED_DATA = 5;
    private static final int USED_METADATA = 4;
    private static final int BLOCK = 5;
    private static final int PERCENT = 100;

    private final Dmsetup dmsetup;
    private final String name;
    private final String prefix;
    private final ReentrantLock snapshots = new ReentrantLock();

    /** {@code prefix} of the names of devices. */
    ThinPool(Dmsetup dmsetup, String name, String prefix) {
        this.dmsetup = dmsetup;
        this.name = name;
        this.prefix = prefix;
    }

    String name() {
        return name;
    }

    boolean there() {
        return dmsetup.table(name).contains(" " + TARGET + " ");
    }

    /** The device as a file. */
    String device(int number) {
        return Dmsetup.DEVICES + deviceName(number);
    }

    private String deviceName(int number) {
        return prefix + "-" + number;
    }

    /**
     * Parts of the pool.
     *
     * @param used blocks
     * @param total blocks
     */
    record Space(long used, long total) {

        long free() {
            return total - used;
        }
    }

    Space data() {
        return space(USED_DATA);
    }

    Space metadata() {
        return space(USED_METADATA);
    }

    /** {@code START LENGTH thin-pool TRANSACTION USED/TOTAL USED/TOTAL ...}, metadata first. */
    private Space space(int field) {
        String status = dmsetup.status(name);
        String[] words = status.split("\\s+");
        String[] parts = words.length > field ? words[field].split("/") : new String[0];
        if (parts.length != 2) {
            throw new DriverException(
                    Kind.SYSTEM, "devmapper: the pool " + name + " says " + status);
        }
        return new Space(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /** Sectors of a block of data. */
    long blockSectors() {
        return Long.parseLong(dmsetup.table(name).split("\\s+")[BLOCK]);
    }

    void requireFree(int percent) {
        Space data = data();
        long least = data.total() * percent / PERCENT;
        if (data.free() < least) {
            throw new DriverException(
                    Kind.SYSTEM,
                    ("devmapper: Thin Pool has %d free data blocks which is less than minimum required"
                                    + " %d free data blocks. Create more free space in thin pool or use"
                                    + " dm.min_free_space option to change behavior")
                            .formatted(data.free(), least));
        }
    }

    void create(int number) {
        dmsetup.message(name, "create_thin " + number);
    }

    /** An active origin must hold still meanwhile: what is written is on it then. */
    void snapshot(int number, int origin) {
        snapshots.lock();
        try {
            boolean active = dmsetup.active(deviceName(origin));
            if (active) {
                dmsetup.suspend(deviceName(origin));
            }
            try {
                dmsetup.message(name, "create_snap " + number + " " + origin);
            } finally {
                if (active) {
                    dmsetup.resume(deviceName(origin));
                }
            }
        } finally {
            snapshots.unlock();
        }
    }

    void activate(ThinDevice device) {
        if (!dmsetup.active(deviceName(device.number()))) {
            dmsetup.create(deviceName(device.number()), table(device));
        }
    }

    void grow(ThinDevice device) {
        String active = deviceName(device.number());
        dmsetup.suspend(active);
        try {
            dmsetup.reload(active, table(device));
        } finally {
            dmsetup.resume(active);
        }
    }

    private String table(ThinDevice device) {
        return "0 %d thin %s%s %d"
                .formatted(device.sectors(), Dmsetup.DEVICES, name, device.number());
    }

    /** Succeeds if there is none: a crash may have come before it was made, or in the middle. */
    void delete(int number) {
        if (dmsetup.active(deviceName(number))) {
            dmsetup.remove(deviceName(number));
        }
        try {
            dmsetup.message(name, "delete " + number);
        } catch (DriverException e) {
            if (!String.valueOf(e.getMessage()).contains("No data available")) {
                throw e;
            }
        }
    }
}
