package io.drydock.service.registry;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.system.AuthRequest;

import java.io.IOException;
import java.util.Base64;

/** The JSON documents of registries. */
final class Documents {

    // Go's decoder, which all writers of these documents were tried with, ignores case.
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    /** As dockerd writes its manifests, so that the same image has the same digest. */
    private static final ObjectWriter INDENTED = MAPPER.writer(printer());

    private Documents() {}

    static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw EngineException.system("unexpected null in a document of the registry", null);
            }
            return value;
        } catch (IOException e) {
            String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw EngineException.system("invalid JSON in a document of the registry: " + text, e);
        }
    }

    /**
     * The header {@code X-Registry-Auth}: base64 of JSON, in either alphabet; a bad one is none.
     */
    static AuthRequest auth(String header) {
        try {
            String text = header.replace('+', '-').replace('/', '_').replace("=", "");
            AuthRequest read =
                    MAPPER.readValue(Base64.getUrlDecoder().decode(text), AuthRequest.class);
            return read == null ? AuthRequest.NONE : read;
        } catch (IOException | IllegalArgumentException e) {
            return AuthRequest.NONE;
        }
    }

    static byte[] write(Object document) {
        try {
            return INDENTED.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("   ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }
}
