package io.drydock.router.container;

import io.drydock.api.model.container.PathStat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header that tells what a path in a container is. */
final class PathStatHeader {

    static final String NAME = "X-Docker-Container-Path-Stat";

    private static final Annotation[] NONE = {};

    private PathStatHeader() {}

    /** JSON in base64. */
    static String text(Providers providers, PathStat stat) {
        MediaType json = MediaType.APPLICATION_JSON_TYPE;
        MessageBodyWriter<PathStat> writer =
                providers.getMessageBodyWriter(PathStat.class, PathStat.class, NONE, json);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.writeTo(
                    stat,
                    PathStat.class,
                    PathStat.class,
                    NONE,
                    json,
                    new MultivaluedHashMap<>(),
                    text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bare =
                text.toString(StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bare);
    }
}
