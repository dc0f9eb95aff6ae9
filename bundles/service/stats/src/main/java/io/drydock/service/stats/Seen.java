package io.drydock.service.stats;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.RfcTimestamp;
import io.drydock.api.model.stats.CpuStats;
import io.drydock.api.model.stream.CursorPage;

import java.time.Instant;

/**
 * The sample a reader has seen last, as its cursor: the next one is told against it, by whichever
 * generation.
 *
 * @param read when it was taken
 * @param cpu of it
 */
record Seen(@JsonProperty("read") String read, @JsonProperty("cpu") CpuStats cpu) {

    /** Of a reader that has seen nothing. */
    static final Seen NOTHING = new Seen(RfcTimestamp.NEVER, CpuStats.NONE);

    static Seen of(Sample sample) {
        return new Seen(RfcTimestamp.format(sample.read()), sample.cpu());
    }

    static Seen parse(String cursor) {
        return cursor.equals(CursorPage.START) ? NOTHING : Json.read(cursor, Seen.class);
    }

    Instant time() {
        return Instant.parse(read);
    }

    String cursor() {
        return Json.write(this);
    }
}
