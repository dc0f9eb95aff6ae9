package io.drydock.router.container;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Sends archives of copied files; their headers are known with the first byte, not before. */
@Provider
public final class CopyOutWriter implements MessageBodyWriter<CopyOut> {

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == CopyOut.class;
    }

    @Override
    public void writeTo(
            CopyOut copy,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        EncodedStream archive = new EncodedStream(copy.encoding(), out);
        copy.source()
                .write(
                        stat -> {
                            headers.putSingle(
                                    PathStatHeader.NAME,
                                    PathStatHeader.text(copy.providers(), stat));
                            if (!copy.encoding().isEmpty()) {
                                headers.putSingle("Content-Encoding", copy.encoding());
                            }
                        },
                        archive);
        archive.finish();
    }
}
