package io.drydock.kernel.core;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers for failures that no router has turned into a response. */
final class ErrorAnswer {

    private ErrorAnswer() {}

    /** What Docker answers for an unknown path, and for a wrong method. */
    static void pageNotFound(Exchange exchange) {
        write(exchange, 404, "page not found");
    }

    /** The answer for an engine error; does nothing if the head has gone out. */
    static void write(Exchange exchange, EngineException error) {
        write(exchange, status(error.kind()), error.getMessage());
    }

    /** A JSON message with a status; does nothing if the head has gone out. */
    static void write(Exchange exchange, int status, String message) {
        if (exchange.committed()) {
            return;
        }
        exchange.status(status);
        if (status == 304) {
            return;
        }
        exchange.responseHeader("Content-Type", "application/json");
        String text = new String(JsonStringEncoder.getInstance().quoteAsString(message));
        byte[] body = ("{\"message\":\"" + text + "\"}\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.output()) {
            out.write(body);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private static int status(ErrorKind kind) {
        return switch (kind) {
            case NOT_FOUND -> 404;
            case INVALID -> 400;
            case CONFLICT -> 409;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_MODIFIED -> 304;
            case NOT_IMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case CANCELLED, SYSTEM -> 500;
        };
    }
}
