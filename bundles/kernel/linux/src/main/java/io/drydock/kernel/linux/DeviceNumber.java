package io.drydock.kernel.linux;

/** dev_t of the C library: 12 bits of major below 8 bits of minor, the rest above. */
final class DeviceNumber {

    private DeviceNumber() {}

    static long of(int major, int minor) {
        long high = major & 0xffffffffL;
        long low = minor & 0xffffffffL;
        return (high & 0xfffff000L) << 32
                | (high & 0xfffL) << 8
                | (low & 0xffffff00L) << 12
                | low & 0xffL;
    }
}
