package io.drydock.driver.log.gelf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Entries as GELF 1.1, with the fields dockerd writes. */
final class Messages {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int ERROR = 3;
    private static final int INFORMATION = 6;

    private final String host = host();
    private final Map<String, String> fields = new TreeMap<>();

    Messages(LogTarget target) {
        fields.put("_container_id", target.containerId());
        fields.put("_container_name", target.origin().name());
        fields.put("_image_id", target.origin().imageId());
        fields.put("_image_name", target.origin().imageName());
        fields.put("_command", String.join(" ", target.origin().command()));
        fields.put("_tag", target.tagOrId());
        fields.put("_created", target.origin().created());
        target.attributes()
                .forEach((key, value) -> fields.put(key.startsWith("_") ? key : "_" + key, value));
    }

    /** Nothing for an empty line: GELF wants a text. */
    byte[] message(LogEntry entry) throws IOException {
        byte[] line = entry.line();
        int length =
                line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        if (length == 0) {
            return new byte[0];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("version", "1.1");
            json.writeStringField("host", host);
            json.writeStringField(
                    "short_message", new String(line, 0, length, StandardCharsets.UTF_8));
            json.writeNumberField("timestamp", BigDecimal.valueOf(entry.time().toEpochMilli(), 3));
            json.writeNumberField(
                    "level", entry.stream() == LogEntry.Stream.STDERR ? ERROR : INFORMATION);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
