package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Makes namespaces by a program of one thread, which only waits in them: the kernel lets no process
 * with several threads make or join a user namespace.
 */
final class NamespaceProgram {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int KILL = 9;
    private static final long LOOK_AGAIN = 200_000;

    private final Processes processes;

    NamespaceProgram(Processes processes) {
        this.processes = processes;
    }

    /**
     * Has the program work in a new namespace and end afterwards.
     *
     * @param command unshare with its arguments, to which a program that waits is added
     * @param kind name of the namespace's file in /proc
     * @param work gets the process's id
     */
    void with(List<String> command, String kind, LongConsumer work) {
        List<String> all = new java.util.ArrayList<>(command);
        all.addAll(List.of("sleep", String.valueOf(LIMIT.toSeconds() * 2)));
        SpawnedProcess process = processes.spawn(SpawnRequest.of(all));
        try {
            awaitNamespace(process.pid(), kind);
            work.accept(process.pid());
        } finally {
            process.signal(KILL);
            process.await(LIMIT);
        }
    }

    private static void awaitNamespace(long pid, String kind) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (namespace("thread-self", kind).equals(namespace(String.valueOf(pid), kind))) {
            if (System.nanoTime() > deadline) {
                throw new LinuxException(Errno.ETIMEDOUT, "unshare", kind + " namespace");
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    private static String namespace(String process, String kind) {
        Path file = Path.of("/proc", process, "ns", kind);
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            throw new LinuxException(Errno.ESRCH, "unshare: no process at", file.toString());
        }
    }
}
