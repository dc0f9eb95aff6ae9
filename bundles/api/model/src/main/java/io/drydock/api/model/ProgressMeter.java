package io.drydock.api.model;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells how far something is as often as dockerd does. Not thread-safe. */
public final class ProgressMeter {

    private static final long STEP = 512 << 10;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final long total;
    private final Consumer<ProgressDetail> listener;
    private long current;
    private long told;
    private long toldAt = System.nanoTime() - INTERVAL;

    /** Begins at 0 of {@code total} bytes, 0 when nobody knows how many. */
    public ProgressMeter(long total, Consumer<ProgressDetail> listener) {
        this.total = total;
        this.listener = listener;
    }

    /** So many bytes more. */
    public void add(long count) {
        to(current + count);
    }

    /** So many bytes by now. */
    public void to(long now) {
        current = now;
        long step = total > 0 ? Math.min(STEP, total / 100) : STEP;
        long time = System.nanoTime();
        if (current - told > step && time - toldAt >= INTERVAL) {
            toldAt = time;
            tell();
        }
    }

    /** There will be no more: tells the last state whatever was told before. */
    public void end() {
        tell();
    }

    private void tell() {
        told = current;
        listener.accept(ProgressDetail.bytes(current, total));
    }
}
