package io.drydock.kernel.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;

import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Request bodies into records, with the texts of dockerd for what is wrong with them. */
@Consumes(MediaType.WILDCARD)
final class JsonReader implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type != byte[].class
                && type != String.class
                && !InputStream.class.isAssignableFrom(type)
                && !Reader.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        JavaType javaType = Json.MAPPER.constructType(generic);
        PushbackInputStream in = new PushbackInputStream(body);
        int first = in.read();
        if (first < 0) {
            return zero(javaType);
        }
        in.unread(first);
        ContentTypes.requireJson(headers.getFirst(ContentTypes.RAW));
        return read(javaType, in);
    }

    /** An absent body is the type's zero value, as in Go. */
    private static Object zero(JavaType type) throws IOException {
        return convert(
                () ->
                        Json.MAPPER.readValue(
                                type.isContainerType() && !type.isMapLikeType() ? "[]" : "{}",
                                type));
    }

    private static Object read(JavaType type, InputStream in) throws IOException {
        return convert(
                () -> {
                    ObjectReader reader = Json.MAPPER.readerFor(type);
                    try (JsonParser parser = reader.createParser(in)) {
                        JsonToken token = parser.nextToken();
                        if (token == null) {
                            throw EngineException.invalid(
                                    "invalid JSON: got EOF while reading request body");
                        }
                        Object value =
                                token == JsonToken.VALUE_NULL
                                        ? zero(type)
                                        : reader.readValue(parser);
                        requireEnd(parser);
                        return value;
                    }
                });
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        boolean more;
        try {
            more = parser.nextToken() != null;
        } catch (JacksonException e) {
            more = true;
        }
        if (more) {
            throw EngineException.invalid("unexpected content after JSON");
        }
    }

    private static Object convert(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (JacksonException e) {
            EngineException own = Errors.engineException(e);
            if (own != null) {
                throw own;
            }
            throw EngineException.invalid("invalid JSON: " + JsonFault.text(e));
        }
    }

    private interface Reading {
        Object read() throws IOException;
    }
}
