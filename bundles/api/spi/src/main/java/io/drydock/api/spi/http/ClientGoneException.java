package io.drydock.api.spi.http;

/** The client closed the connection while the response was being written. Not an error of ours. */
public final class ClientGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps what the connection said. */
    public ClientGoneException(Throwable cause) {
        super("the client went away", cause);
    }
}
