package io.drydock.router.image;

import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Progress as one JSON object a line, lines ended by CR LF, each sent at once. */
final class ProgressStream {

    private static final Annotation[] NONE = {};

    private final MessageBodyWriter<ProgressMessage> writer;
    private final OutputStream out;
    private boolean begun;

    ProgressStream(Providers providers, OutputStream out) {
        this.writer =
                providers.getMessageBodyWriter(
                        ProgressMessage.class,
                        ProgressMessage.class,
                        NONE,
                        MediaType.APPLICATION_JSON_TYPE);
        this.out = out;
    }

    /** What makes progress. */
    interface Work {
        void run(Consumer<ProgressMessage> progress);
    }

    /**
     * Runs the work. Its failure goes into the stream when that has begun, or {@code always};
     * otherwise it is thrown and becomes a status.
     */
    void run(boolean always, Work work) {
        try {
            work.run(this::write);
        } catch (EngineException e) {
            if (!begun && !always) {
                throw e;
            }
            write(ProgressMessage.failure(e.getMessage()));
        }
    }

    private void write(ProgressMessage message) {
        try {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            writer.writeTo(
                    message,
                    ProgressMessage.class,
                    ProgressMessage.class,
                    NONE,
                    MediaType.APPLICATION_JSON_TYPE,
                    new MultivaluedHashMap<>(),
                    json);
            String line = json.toString(StandardCharsets.UTF_8).stripTrailing() + "\r\n";
            begun = true;
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
