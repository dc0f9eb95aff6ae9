package io.drydock.driver.log.awslogs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An event of a stream.
 *
 * @param time milliseconds since 1970
 * @param message not empty
 */
record Event(long time, String message) {

    /** What the service counts for each event besides its text. */
    private static final int OVERHEAD = 26;

    private static final int LARGEST = 262_144 - OVERHEAD;
    private static final int BATCH_BYTES = 1_048_576;
    private static final int BATCH_EVENTS = 10_000;
    private static final long BATCH_SPAN = 23 * 3_600_000L;

    private int bytes() {
        return message.getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
    }

    /** What is too large for one event becomes several. */
    static List<Event> split(long time, String message) {
        List<Event> parts = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < message.length(); ) {
            int letter = message.codePointAt(i);
            int size = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
            if (bytes + size > LARGEST) {
                parts.add(new Event(time, message.substring(from, i)));
                from = i;
                bytes = 0;
            }
            bytes += size;
            i += Character.charCount(letter);
        }
        if (from < message.length()) {
            parts.add(new Event(time, message.substring(from)));
        }
        return parts;
    }

    /** In the order of their times, in batches the service takes. */
    static List<List<Event>> batches(List<Event> events) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Event::time));
        List<List<Event>> batches = new ArrayList<>();
        List<Event> batch = new ArrayList<>();
        int bytes = 0;
        for (Event event : sorted) {
            boolean full =
                    batch.size() == BATCH_EVENTS
                            || bytes + event.bytes() > BATCH_BYTES
                            || !batch.isEmpty()
                                    && event.time() - batch.getFirst().time() > BATCH_SPAN;
            if (full) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(event);
            bytes += event.bytes();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
