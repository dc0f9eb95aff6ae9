package io.drydock.driver.log.jsonfile;

import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.files.BackwardLines;
import io.drydock.driver.log.files.Content;
import io.drydock.driver.log.files.Framing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One JSON object a line, in {@code <id>-json.log}. */
final class JsonLines implements Framing {

    private static final Set<String> KNOWN =
            Set.of(
                    "max-file",
                    "max-size",
                    "compress",
                    "labels",
                    "labels-regex",
                    "env",
                    "env-regex",
                    "tag");

    @Override
    public String driver() {
        return "json-file";
    }

    @Override
    public Set<String> known() {
        return KNOWN;
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of();
    }

    @Override
    public Path file(LogTarget target) {
        return target.directory().resolve(target.containerId() + "-json.log");
    }

    @Override
    public Encoder encoder(LogTarget target) {
        Map<String, String> attributes = new HashMap<>(target.attributes());
        if (!target.tag().isEmpty()) {
            attributes.put("tag", target.tag());
        }
        return new LineEncoder(attributes);
    }

    @Override
    public Decoder decoder() {
        return new LineParser();
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    @Override
    public Backward backward(Content content) throws IOException {
        return new BackwardLines(content);
    }
}
