package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.engine.container.ProbedContainers;
import io.drydock.api.engine.container.ProbedContainers.ProbeEnd;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.PipeEnd;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.linux.SeqPacketConnection;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs a command in the container; its exit code is the answer. */
final class CommandProbe implements Probe {

    /** The longest packet of the monitor and its first byte. */
    private static final int PACKET = 8193;

    private final List<String> command;
    private final ProbedContainers containers;
    private final Machine machine;

    CommandProbe(List<String> command, ProbedContainers containers, Machine machine) {
        this.command = command;
        this.containers = containers;
        this.machine = machine;
    }

    @Override
    public ProbeResult ask(ContainerRun run, Duration timeout) {
        ProbedContainers.Probe process = containers.begin(run.id(), run.number(), command);
        Output output = new Output();
        boolean late = true;
        ProbeEnd end;
        try {
            late = !watch(process, output, Deadline.in(timeout));
        } finally {
            end = containers.end(process.id());
        }
        if (late) {
            return ProbeResult.late(timeout, output.text());
        }
        return end.error().isEmpty()
                ? new ProbeResult(end.exitCode(), output.text())
                : new ProbeResult(-1, end.error());
    }

    /** False when it has not ended in time. */
    private boolean watch(ProbedContainers.Probe process, Output output, Deadline deadline) {
        try (SeqPacketConnection streams = machine.sockets().connect(process.socket())) {
            release(process.release(), deadline);
            read(streams, output, deadline);
        } catch (LinuxException e) {
            if (e.errno() == Errno.ETIMEDOUT) {
                return false;
            }
            // the monitor went away with its socket: the process has ended
        }
        return machine.processes()
                .awaitExit(
                        new ProcessIdentity(process.monitor(), process.monitorStarted()),
                        deadline.left());
    }

    private void release(@org.jspecify.annotations.Nullable Path pipe, Deadline deadline) {
        if (pipe != null) {
            try (PipeEnd end = machine.pipes().openFifoForWriting(pipe)) {
                end.write(ByteBuffer.wrap(new byte[] {'1'}), deadline.left());
            }
        }
    }

    private static void read(SeqPacketConnection streams, Output output, Deadline deadline) {
        ByteBuffer packet = ByteBuffer.allocate(PACKET);
        while (streams.read(packet, deadline.left()) >= 0) {
            packet.flip();
            if (packet.hasRemaining()) {
                packet.get();
                output.add(packet);
            }
            packet.clear();
        }
    }
}
