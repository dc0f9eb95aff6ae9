package io.drydock.kernel.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flat JSON objects of texts: all that the journal and the list of active modules need. */
final class JsonLines {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLines() {}

    static String write(Map<String, @Nullable String> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                json.writeString(field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * All objects in the text, one after another or in an array; null values are left out.
     *
     * @throws IOException if the text is no such thing, for instance torn
     */
    static List<Map<String, String>> read(String text) throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
                if (next == JsonToken.START_OBJECT) {
                    objects.add(object(json));
                }
            }
        }
        return objects;
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        String name = json.nextFieldName();
        while (name != null) {
            String value = json.nextTextValue();
            if (value != null) {
                fields.put(name, value);
            }
            name = json.nextFieldName();
        }
        return fields;
    }
}
