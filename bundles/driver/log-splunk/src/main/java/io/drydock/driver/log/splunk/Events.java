package io.drydock.driver.log.splunk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Entries as events of the collector, one JSON object after the other. */
final class Events {

    private static final JsonFactory JSON =
            new JsonFactory().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);
    private static final int MICROSECONDS = 6;

    private final Options options;
    private final String tag;
    private final Map<String, String> attributes;
    private final String prefix;
    private final String host = host();

    Events(Options options, LogTarget target) {
        this.options = options;
        tag = target.options().getOrDefault("tag", "x").isEmpty() ? "" : target.tagOrId();
        attributes = new TreeMap<>(target.attributes());
        StringBuilder text = new StringBuilder(tag.isEmpty() ? "" : tag + " ");
        attributes.forEach((key, value) -> text.append(key).append('=').append(value).append(' '));
        prefix = text.toString();
    }

    byte[] body(List<LogEntry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (LogEntry entry : entries) {
            String line = Lines.text(entry);
            // the collector takes no event that is an empty text
            if (options.format() != Options.Format.RAW || !line.isBlank()) {
                write(entry, line, out);
            }
        }
        return out.toByteArray();
    }

    private void write(LogEntry entry, String line, ByteArrayOutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeFieldName("event");
            if (options.format() == Options.Format.RAW) {
                json.writeString(prefix + line);
            } else {
                event(json, entry, line);
            }
            json.writeStringField("time", time(entry));
            json.writeStringField("host", host);
            optional(json, "source", options.source());
            optional(json, "sourcetype", options.sourceType());
            optional(json, "index", options.index());
            json.writeEndObject();
        }
    }

    private static String time(LogEntry entry) {
        return BigDecimal.valueOf(entry.time().getEpochSecond())
                .add(BigDecimal.valueOf(entry.time().getNano(), 9))
                .setScale(MICROSECONDS, RoundingMode.DOWN)
                .toPlainString();
    }

    private void event(JsonGenerator json, LogEntry entry, String line) throws IOException {
        json.writeStartObject();
        json.writeFieldName("line");
        if (options.format() == Options.Format.JSON && isJson(line)) {
            json.writeRawValue(line);
        } else {
            json.writeString(line);
        }
        json.writeStringField("source", entry.stream().name().toLowerCase(Locale.ROOT));
        optional(json, "tag", tag);
        if (!attributes.isEmpty()) {
            json.writeObjectFieldStart("attrs");
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** One value and nothing after it. */
    private static boolean isJson(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static void optional(JsonGenerator json, String key, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(key, value);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
