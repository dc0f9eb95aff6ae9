package io.drydock.driver.log.files;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a driver's files look. Thread-safe; what it makes is not. */
public interface Framing {

    /** Name of the driver, for messages. */
    String driver();

    /** Options the driver takes. */
    Set<String> known();

    /** What is said of an option the driver does not know. */
    default String unknown(String option) {
        return "unknown log opt '%s' for %s log driver".formatted(option, driver());
    }

    /** Options in force where the user gave none. */
    Map<String, String> defaults();

    /** The newest file of a target's log. */
    Path file(LogTarget target);

    /** Writes entries of one target. */
    Encoder encoder(LogTarget target);

    /** Reads entries of any target. */
    Decoder decoder();

    /** Where the complete record that begins at {@code from} ends; -1 if it is not complete. */
    int end(byte[] bytes, int from, int to);

    /** Records from the end of a file. */
    Backward backward(Content content) throws IOException;

    /** One entry to bytes. */
    interface Encoder {
        /** Appends a record. */
        void encode(LogEntry entry, Bytes out);
    }

    /** One record to an entry. */
    interface Decoder {
        /** The entry, empty if the bytes are none. */
        Optional<LogEntry> decode(byte[] bytes, int from, int to);
    }

    /** Steps from the last complete record towards the first. */
    interface Backward {
        /** Where the record begins; at first the end of the last complete one. */
        long start();

        /** One record back; false at the beginning. */
        boolean previous() throws IOException;

        /** The record. */
        byte[] record() throws IOException;
    }
}
