package io.drydock.api.spi.linux;

import io.drydock.api.spi.DriverException;

/** A refusal of the Linux kernel: which errno, for which operation, on what. */
public final class LinuxException extends DriverException {

    private static final long serialVersionUID = 1L;

    private final int errno;
    private final String operation;
    private final String target;

    /**
     * Refusal of an operation.
     *
     * @param errno the number, see {@link Errno}
     * @param operation what was tried, for example {@code mount overlay}
     * @param target what it was tried on: a path, a link, a process
     */
    public LinuxException(int errno, String operation, String target) {
        super(Errno.kind(errno), operation + " " + target + ": " + Errno.text(errno));
        this.errno = errno;
        this.operation = operation;
        this.target = target;
    }

    /** The kernel's error number, one of {@link Errno} where the engine cares. */
    public int errno() {
        return errno;
    }

    /** What was tried. */
    public String operation() {
        return operation;
    }

    /** What it was tried on. */
    public String target() {
        return target;
    }

    /** Whether this is the given error number. */
    public boolean is(int number) {
        return errno == number;
    }
}
