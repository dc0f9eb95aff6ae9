package io.drydock.driver.log.local;

import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.files.Content;
import io.drydock.driver.log.files.Framing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Records in {@code local-logs/container.log}: the size as four bytes, a protocol buffer, and the
 * size again, so that a file can be read from its end.
 */
final class Records implements Framing {

    static final int SIZE = 4;

    @Override
    public String driver() {
        return "local";
    }

    @Override
    public Set<String> known() {
        return defaults().keySet();
    }

    @Override
    public String unknown(String option) {
        return "unknown log opt '%s' for log driver %s".formatted(option, driver());
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("max-size", "20m", "max-file", "5", "compress", "true");
    }

    @Override
    public Path file(LogTarget target) {
        return target.directory().resolve("local-logs").resolve("container.log");
    }

    @Override
    public Encoder encoder(LogTarget target) {
        return new EntryEncoder();
    }

    @Override
    public Decoder decoder() {
        return new EntryDecoder();
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        if (to - from < SIZE) {
            return -1;
        }
        long end = from + size(bytes, from) + 2L * SIZE;
        return end <= to ? (int) end : -1;
    }

    @Override
    public Backward backward(Content content) throws IOException {
        return new BackwardRecords(content);
    }

    static long size(byte[] bytes, int at) {
        return (bytes[at] & 0xffL) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}
