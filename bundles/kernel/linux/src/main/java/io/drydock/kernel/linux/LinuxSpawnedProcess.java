package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.linux.SpawnedProcess;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A child; its number stays its own until it is reaped, which happens here only. */
final class LinuxSpawnedProcess implements SpawnedProcess {

    private static final int NO_HANG = 1;

    private final ProcessIdentity identity;
    private final String program;
    private final Descriptor pidfd;
    private final CompletableFuture<ExitStatus> exited;

    private LinuxSpawnedProcess(
            ProcessIdentity identity,
            String program,
            Descriptor pidfd,
            CompletableFuture<ExitStatus> exited) {
        this.identity = identity;
        this.program = program;
        this.pidfd = pidfd;
        this.exited = exited;
    }

    static LinuxSpawnedProcess of(int pid, String program, Poller poller) {
        long start = ProcStat.of(pid).map(ProcStat::startTime).orElse(0L);
        int fd = Calls.check(Syscalls.pidfdOpen(pid), "pidfd_open", "process " + pid);
        Descriptor pidfd = new Descriptor(fd, program + " (process " + pid + ")");
        CompletableFuture<ExitStatus> exited =
                Pidfd.exit(pidfd, poller).thenApply(nothing -> reap(pid));
        return new LinuxSpawnedProcess(new ProcessIdentity(pid, start), program, pidfd, exited);
    }

    private static ExitStatus reap(int pid) {
        int[] status = new int[1];
        int reaped = Calls.check(LibC.waitpid(pid, status, NO_HANG), "wait for", "process " + pid);
        if (reaped == 0) {
            throw new LinuxException(Errno.ECHILD, "wait for", "process " + pid);
        }
        int signal = status[0] & 0x7f;
        return new ExitStatus(signal == 0 ? status[0] >> 8 & 0xff : 0, signal);
    }

    @Override
    public ProcessIdentity identity() {
        return identity;
    }

    @Override
    public Optional<ExitStatus> exitStatus() {
        return exited.isDone() ? Optional.of(Offload.join(exited)) : Optional.empty();
    }

    @Override
    public ExitStatus await(Duration limit) {
        Signal ended = new Signal();
        CompletableFuture<Void> watcher =
                exited.handle(
                        (status, failure) -> {
                            ended.raise();
                            return null;
                        });
        if (!ended.await(Deadline.of(limit))) {
            watcher.cancel(false);
            throw new LinuxException(Errno.ETIMEDOUT, "wait for", program);
        }
        return Offload.join(exited);
    }

    @Override
    public CompletionStage<ExitStatus> exited() {
        return exited.minimalCompletionStage();
    }

    @Override
    public boolean signal(int signal) {
        if (exited.isDone()) {
            return false;
        }
        try {
            return pidfd.use(fd -> Pidfd.signal(fd, signal, pidfd.name())) == 0;
        } catch (LinuxException e) {
            if (e.is(Errno.EBADF)) {
                return false;
            }
            throw e;
        }
    }
}
