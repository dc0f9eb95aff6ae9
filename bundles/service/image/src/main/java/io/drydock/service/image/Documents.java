package io.drydock.service.image;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads and writes the JSON documents images are made of. */
final class Documents {

    private static final int CACHED = 1000;

    // Go's decoder, which all writers of these documents were tried with, ignores case.
    private final JsonMapper mapper =
            JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Map<String, ImageConfigDocument> configs = new ConcurrentHashMap<>();

    <T> T read(byte[] json, Class<T> type) throws ArchiveException {
        try {
            T value = mapper.readValue(json, type);
            if (value == null) {
                throw new ArchiveException("unexpected null in image document");
            }
            return value;
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException("invalid JSON in image document: " + firstLine(e));
        }
    }

    <T> List<T> readList(byte[] json, Class<T> type) throws ArchiveException {
        JavaType list = mapper.getTypeFactory().constructCollectionType(List.class, type);
        try {
            List<T> value = mapper.readValue(json, list);
            return value == null ? List.of() : value;
        } catch (IOException e) {
            throw new ArchiveException("invalid JSON in image document: " + firstLine(e));
        }
    }

    byte[] write(Object document) {
        try {
            return mapper.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An image's configuration; parsed once, as images never change. */
    ImageConfigDocument config(StoredImage image) {
        if (configs.size() > CACHED) {
            configs.clear();
        }
        return configs.computeIfAbsent(
                image.id(),
                id -> {
                    try {
                        return read(image.config(), ImageConfigDocument.class);
                    } catch (ArchiveException e) {
                        throw new IllegalStateException("image " + id + ": " + e.getMessage(), e);
                    }
                });
    }

    private static String firstLine(IOException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
