package io.drydock.kernel.linux;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/** The two timespecs of utimensat(2). */
final class TimeSpecs {

    private static final long OMIT = 0x3ffffffe;

    private TimeSpecs() {}

    static byte[] of(@Nullable Instant accessed, @Nullable Instant modified) {
        ByteBuffer raw = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
        put(raw, accessed);
        put(raw, modified);
        return raw.array();
    }

    private static void put(ByteBuffer raw, @Nullable Instant time) {
        if (time == null) {
            raw.putLong(0).putLong(OMIT);
        } else {
            raw.putLong(time.getEpochSecond()).putLong(time.getNano());
        }
    }
}
