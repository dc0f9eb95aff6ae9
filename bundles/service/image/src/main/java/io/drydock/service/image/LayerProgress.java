package io.drydock.service.image;

import io.drydock.api.model.ProgressDetail;
import io.drydock.api.model.ProgressMessage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells how much of a layer's archive has been read, as often as dockerd does. */
final class LayerProgress extends FilterInputStream {

    private static final long STEP = 512 << 10;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int BAR = 50;

    private final Consumer<ProgressMessage> progress;
    private final String id;
    private final long total;
    private long current;
    private long told;
    private long toldAt = System.nanoTime() - INTERVAL;
    private boolean ended;

    LayerProgress(InputStream in, long total, String id, Consumer<ProgressMessage> progress) {
        super(in);
        this.total = total;
        this.id = id;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            current += count;
            tellSometimes();
        } else if (count < 0 && !ended) {
            ended = true;
            tell();
        }
        return count;
    }

    private void tellSometimes() {
        long now = System.nanoTime();
        if (current - told > Math.min(STEP, total / 100) && now - toldAt >= INTERVAL) {
            toldAt = now;
            tell();
        }
    }

    private void tell() {
        told = current;
        progress.accept(
                ProgressMessage.of(
                        draft -> {
                            draft.status = "Loading layer";
                            draft.id = id;
                            draft.progressDetail = new ProgressDetail(current, total, 0, false, "");
                            draft.progress = bar(current, total);
                        }));
    }

    /** The bar old clients print as it is: {@code [=====> ] 65.54kB/2.097MB}. */
    static String bar(long current, long total) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%8s", human(current));
        }
        int done = (int) Math.min(BAR, current * 100 / total / 2);
        String numbers =
                current > total
                        ? String.format(Locale.ROOT, "%8s", human(current))
                        : String.format(Locale.ROOT, "%8s/%s", human(current), human(total));
        return "[" + "=".repeat(done) + ">" + " ".repeat(BAR - done) + "] " + numbers;
    }

    private static String human(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                + units[unit];
    }
}
