package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** What can be done with an open pidfd. */
final class Pidfd {

    private Pidfd() {}

    /** 0, or -1 when the process is gone. */
    static int signal(int fd, int signal, String name) {
        if (Syscalls.pidfdSendSignal(fd, signal) == 0) {
            return 0;
        }
        int errno = Calls.errno();
        if (errno == Errno.ESRCH) {
            return -1;
        }
        throw new LinuxException(errno, "signal " + signal + " to", name);
    }

    /** Completes at the end of the process; the descriptor is closed then or on cancellation. */
    static CompletableFuture<Void> exit(Descriptor pidfd, Poller poller) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        AtomicLong token = new AtomicLong();
        int fd = pidfd.acquire();
        try {
            int events = Poller.READABLE | Poller.EDGE;
            token.set(poller.watch(fd, events, ready -> finish(ended, ready, pidfd.name())));
        } finally {
            pidfd.release();
        }
        ended.whenComplete((nothing, failure) -> discard(pidfd, poller, token.get()));
        return ended;
    }

    private static void finish(CompletableFuture<Void> ended, int events, String name) {
        if (events == Poller.STOPPED) {
            // Not an end: whoever waited must not take the process for dead.
            ended.completeExceptionally(new LinuxException(Errno.EBADF, "watch", name));
        } else {
            ended.complete(null);
        }
    }

    private static void discard(Descriptor pidfd, Poller poller, long token) {
        if (pidfd.closed()) {
            return;
        }
        pidfd.use(
                fd -> {
                    poller.forget(fd, token);
                    return 0;
                });
        pidfd.close();
    }
}
