package io.drydock.kernel.http;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.http.ClientGoneException;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body whose early end is told from its end. */
final class BodyInput extends FilterInputStream {

    BodyInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException | RuntimeException e) {
            throw translated(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException | RuntimeException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EofException || cause instanceof java.io.EOFException) {
                return new ClientGoneException(io(e));
            }
            if (cause instanceof HttpException http && http.getCode() < 500) {
                // chunks that are none are the client's mistake, whoever reads them
                return new EngineException(
                        ErrorKind.INVALID, "malformed request body: " + http.getReason(), e);
            }
        }
        return new ClientGoneException(io(e));
    }

    private static IOException io(Exception e) {
        return e instanceof IOException known ? known : new IOException(e);
    }
}
