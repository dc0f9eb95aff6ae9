package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/**
 * An open file descriptor that is closed once, and not while a call uses it: the number could be
 * given out again between the check and the call.
 */
final class Descriptor implements AutoCloseable {

    private static final int CLOSED = 1 << 30;

    private final int fd;
    private final String name;
    private final AtomicInteger users = new AtomicInteger();

    Descriptor(int fd, String name) {
        this.fd = fd;
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean closed() {
        return (users.get() & CLOSED) != 0;
    }

    /** The number, kept open until {@link #release}. */
    int acquire() {
        if ((users.incrementAndGet() & CLOSED) != 0) {
            release();
            throw new LinuxException(Errno.EBADF, "use", name);
        }
        return fd;
    }

    void release() {
        if (users.decrementAndGet() == CLOSED) {
            closeNow();
        }
    }

    /** Runs one call on the number. */
    int use(IntUnaryOperator call) {
        int number = acquire();
        try {
            return call.applyAsInt(number);
        } finally {
            release();
        }
    }

    @Override
    public void close() {
        int before = users.getAndUpdate(value -> value | CLOSED);
        if (before == 0) {
            closeNow();
        }
    }

    private void closeNow() {
        // Only one thread may pass from "closed, no user" to "gone".
        if (users.compareAndSet(CLOSED, CLOSED | (CLOSED >> 1))) {
            LibC.close(fd);
        }
    }
}
