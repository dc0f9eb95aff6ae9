package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.IntUnaryOperator;

/**
 * A non-blocking descriptor that waits through the poller.
 *
 * <p>Edge triggered: the flag is cleared before the call, so an edge that comes during the call is
 * not lost. Registration waits for the first use, since a pipe's end that is only handed to a child
 * must stay blocking (the flag belongs to the open file, which parent and child share).
 */
final class PolledStream implements AutoCloseable {

    private static final int GET_FLAGS = 3;
    private static final int SET_FLAGS = 4;

    private final Descriptor descriptor;
    private final Poller poller;
    private final Signal readable = new Signal();
    private final Signal writable = new Signal();
    private @Nullable Long token;

    PolledStream(Descriptor descriptor, Poller poller) {
        this.descriptor = descriptor;
        this.poller = poller;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** Repeats a call that answers -1 with EAGAIN until it can go on. */
    int whenReadable(IntUnaryOperator call, Duration limit, String operation) {
        return repeat(call, readable, Deadline.of(limit), operation);
    }

    int whenWritable(IntUnaryOperator call, Duration limit, String operation) {
        return repeat(call, writable, Deadline.of(limit), operation);
    }

    private int repeat(IntUnaryOperator call, Signal signal, long deadline, String operation) {
        register();
        while (true) {
            signal.clear();
            int errno = 0;
            int fd = descriptor.acquire();
            try {
                int result = call.applyAsInt(fd);
                if (result >= 0) {
                    return result;
                }
                errno = Calls.errno();
            } finally {
                descriptor.release();
            }
            if (errno != Errno.EAGAIN && errno != Errno.EINTR) {
                throw new LinuxException(errno, operation, descriptor.name());
            }
            if (errno == Errno.EAGAIN && !signal.await(deadline)) {
                throw new LinuxException(Errno.ETIMEDOUT, operation, descriptor.name());
            }
        }
    }

    private synchronized void register() {
        if (token != null) {
            return;
        }
        int fd = descriptor.acquire();
        try {
            long flags = LibC.fcntl(fd, GET_FLAGS, 0);
            LibC.fcntl(fd, SET_FLAGS, flags | OpenFlags.NONBLOCK);
            int events = Poller.READABLE | Poller.WRITABLE | Poller.PEER_CLOSED | Poller.EDGE;
            token = poller.watch(fd, events, this::raise);
        } finally {
            descriptor.release();
        }
    }

    private void raise(int events) {
        if (events == Poller.STOPPED) {
            close();
            return;
        }
        if ((events & ~Poller.WRITABLE) != 0) {
            readable.raise();
        }
        if ((events & ~(Poller.READABLE | Poller.PEER_CLOSED)) != 0) {
            writable.raise();
        }
    }

    @Override
    public synchronized void close() {
        if (descriptor.closed()) {
            return;
        }
        Long registered = token;
        if (registered != null) {
            descriptor.use(
                    fd -> {
                        poller.forget(fd, registered);
                        return 0;
                    });
        }
        descriptor.close();
        readable.raise();
        writable.raise();
    }
}
