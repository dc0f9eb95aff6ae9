package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.ProcessIdentity;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Processes through pidfds. */
@Component(service = ProcessHandles.class)
public final class LinuxProcessHandles implements ProcessHandles {

    private final Poller poller;

    /** Handles that wait through this poller. */
    @Activate
    public LinuxProcessHandles(@Reference Poller poller) {
        this.poller = poller;
    }

    @Override
    public Optional<ProcessIdentity> identify(long pid) {
        return ProcStat.of(pid)
                .filter(stat -> !stat.ended())
                .map(stat -> new ProcessIdentity(pid, stat.startTime()));
    }

    @Override
    public boolean isAlive(ProcessIdentity process) {
        return identify(process.pid()).filter(process::equals).isPresent();
    }

    @Override
    public boolean signal(ProcessIdentity process, int signal) {
        Optional<Descriptor> pidfd = open(process);
        if (pidfd.isEmpty()) {
            return false;
        }
        try (Descriptor descriptor = pidfd.get()) {
            return descriptor.use(fd -> Pidfd.signal(fd, signal, descriptor.name())) == 0;
        }
    }

    @Override
    public CompletionStage<Void> whenExited(ProcessIdentity process) {
        return exit(process);
    }

    @Override
    public boolean awaitExit(ProcessIdentity process, Duration limit) {
        CompletableFuture<Void> exit = exit(process);
        Signal ended = new Signal();
        CompletableFuture<Void> watcher = exit.thenRun(ended::raise);
        try {
            return ended.await(Deadline.of(limit));
        } finally {
            watcher.cancel(false);
            exit.cancel(false);
        }
    }

    private CompletableFuture<Void> exit(ProcessIdentity process) {
        return open(process)
                .map(descriptor -> Pidfd.exit(descriptor, poller))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** A pidfd on this process and no later one of the same number; empty when it has ended. */
    private Optional<Descriptor> open(ProcessIdentity process) {
        int fd = Syscalls.pidfdOpen(process.pid());
        if (fd < 0) {
            int errno = Calls.errno();
            if (errno == Errno.ESRCH || errno == Errno.EINVAL) {
                return Optional.empty();
            }
            throw new LinuxException(errno, "pidfd_open", "process " + process.pid());
        }
        Descriptor descriptor = new Descriptor(fd, "process " + process.pid());
        if (isAlive(process)) {
            return Optional.of(descriptor);
        }
        descriptor.close();
        return Optional.empty();
    }
}
