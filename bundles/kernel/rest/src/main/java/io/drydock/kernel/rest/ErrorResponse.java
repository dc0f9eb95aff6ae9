package io.drydock.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Exchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes a failure to the client, and the engine's own faults to the log, once. */
final class ErrorResponse {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponse.class);

    private ErrorResponse() {}

    /**
     * Answers with the failure, or breaks the connection off.
     *
     * @param begun whether a part of a body was written already
     */
    static void write(Exchange exchange, Throwable failure, boolean begun) {
        Errors.Answer answer = Errors.answer(failure, exchange.header("Content-Type"));
        log(exchange, failure, answer);
        if (begun || exchange.committed()) {
            // The client must not take what it got for the whole.
            exchange.abort(failure);
            return;
        }
        exchange.status(answer.status());
        if (answer.status() == Errors.CLIENT_GONE) {
            exchange.abort(failure);
        } else if (answer.status() != 304) {
            envelope(exchange, answer.message());
        }
    }

    /** The trace of a failure that the engine has words for helps only those who debug it. */
    private static void log(Exchange exchange, Throwable failure, Errors.Answer answer) {
        if (answer.status() == 500
                && Errors.engineException(failure) != null
                && !LOG.isDebugEnabled()) {
            LOG.error("{} {}: {}", exchange.method(), exchange.path(), answer.message());
        } else if (answer.status() == 500) {
            LOG.error("{} {}: {}", exchange.method(), exchange.path(), answer.message(), failure);
        } else if (answer.status() > 500) {
            LOG.info("{} {}: {}", exchange.method(), exchange.path(), answer.message());
        }
    }

    private static void envelope(Exchange exchange, String message) {
        exchange.responseHeader("Content-Type", "application/json");
        try {
            exchange.output().write(Json.MAPPER.writeValueAsBytes(Map.of("message", message)));
            exchange.output().write('\n');
        } catch (ClientGoneException e) {
            LOG.debug("nobody to tell: {}", message, e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
