package io.drydock.cli;

/** The engine answered with an error; the message is its own. */
final class DaemonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DaemonException(String message) {
        super(message);
    }
}
