import java.util.Arrays;

/** Durations of one client's requests in nanoseconds, and how many failed. */
final class Tally {

    private long[] nanos = new long[1024];
    private int count;
    private int failed;

    void took(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    void failed() {
        failed++;
    }

    int count() {
        return count;
    }

    int failures() {
        return failed;
    }

    void add(Tally other) {
        for (int i = 0; i < other.count; i++) {
            took(other.nanos[i]);
        }
        failed += other.failed;
    }

    /** The duration that the given part of the requests did not exceed, in microseconds. */
    double micros(double part) {
        Arrays.sort(nanos, 0, count);
        return count == 0 ? 0 : nanos[(int) Math.min(count - 1, (long) (part * count))] / 1e3;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
