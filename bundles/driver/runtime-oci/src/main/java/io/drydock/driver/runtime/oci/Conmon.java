package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Pipe;
import io.drydock.api.spi.linux.PipeEnd;
import io.drydock.api.spi.linux.Pipes;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;
import io.drydock.api.spi.runtime.TaskPlace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts monitors. conmon forks itself away from the daemon, runs the runtime and reports over a
 * pipe.
 */
final class Conmon {

    /** Runtimes need milliseconds; a machine that swaps may need many. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int LONGEST_MESSAGE = 64 << 10;

    private final Processes processes;
    private final Pipes pipes;
    private final RuntimeProgram program;

    Conmon(Processes processes, Pipes pipes, RuntimeProgram program) {
        this.processes = processes;
        this.pipes = pipes;
        this.program = program;
    }

    /** Creates a container; returns the process id of its first process. */
    long create(TaskPlace place) {
        return report(place, containerArguments(place));
    }

    /** Lets a container go on from a checkpoint; returns the id of its first process. */
    long restore(TaskPlace place, Path images) {
        List<String> arguments = containerArguments(place);
        arguments.addAll(List.of("--restore", images.toString()));
        return report(place, arguments);
    }

    private List<String> containerArguments(TaskPlace place) {
        List<String> arguments = arguments(place.id(), place);
        Path spool = place.spool();
        arguments.addAll(List.of("-l", spool == null ? "none" : "k8s-file:" + spool));
        return arguments;
    }

    /** Runs a further process at once, with nobody attached. */
    long exec(String container, TaskPlace place) {
        List<String> arguments = execArguments(container, place);
        return report(place, arguments);
    }

    /**
     * Prepares a further process that waits for a byte in a pipe. What becomes of it stands in its
     * files: nobody listens to the monitor then, so it gets no report pipe.
     *
     * <p>The monitor gets the writing end, too: it would take the end of file for a go-ahead, and
     * through its {@code /proc/PID/fd} the pump finds the pipe, after a restart of the daemon as
     * well.
     */
    void execWaiting(String container, TaskPlace place, Duration limit) {
        List<String> arguments = execArguments(container, place);
        arguments.add("--exec-attach");
        try (Pipe start = pipes.open();
                Pipe attach = pipes.open()) {
            // The first byte lets the monitor go on, the second is the pump's and lets the process
            // run.
            start.sink().write(ByteBuffer.wrap(new byte[] {'1'}), limit);
            Map<String, String> environment = Map.of("_OCI_STARTPIPE", "3", "_OCI_ATTACHPIPE", "4");
            spawn(place, arguments, environment, start.source(), attach.sink(), start.sink());
            attach.sink().close();
            message(place, attach.source(), limit);
        }
    }

    /** Where to write the byte an exec waits for. */
    static Path release(long monitor) {
        return Path.of("/proc", Long.toString(monitor), "fd", "5");
    }

    private long report(TaskPlace place, List<String> arguments) {
        try (Pipe sync = pipes.open()) {
            spawn(place, arguments, Map.of("_OCI_SYNCPIPE", "3"), sync.sink());
            sync.sink().close();
            return message(place, sync.source(), LIMIT);
        }
    }

    private void spawn(
            TaskPlace place,
            List<String> arguments,
            Map<String, String> environment,
            PipeEnd... passed) {
        SpawnRequest request =
                SpawnRequest.of(arguments)
                        .withEnvironment(program.environment())
                        .withExtraEnvironment(environment)
                        .withPassed(passed);
        SpawnedProcess started = processes.spawn(program.placed(place.runtime(), request));
        // The first process only forks; once it ended the monitor's pid file is there.
        started.await(LIMIT);
    }

    private List<String> execArguments(String container, TaskPlace place) {
        TaskFiles files = new TaskFiles(place.bundle());
        List<String> arguments = arguments(container, place);
        arguments.addAll(List.of("-l", "none", "-e"));
        arguments.addAll(List.of("--exec-process-spec", files.process().toString()));
        return arguments;
    }

    private List<String> arguments(String container, TaskPlace place) {
        TaskFiles files = new TaskFiles(place.bundle());
        List<String> all = new ArrayList<>(List.of(program.conmon(), "--api-version", "1"));
        all.addAll(List.of("-c", container, "-u", place.id(), "-n", container));
        all.addAll(List.of("-r", place.runtime().path().toString()));
        program.global(place).forEach(each -> all.add("--runtime-arg=" + each));
        all.addAll(List.of("-b", place.bundle().toString(), "-p", files.pid().toString()));
        all.addAll(List.of("--conmon-pidfile", files.monitorPid().toString()));
        all.addAll(List.of("--persist-dir", place.bundle().toString()));
        all.addAll(List.of("--log-level", "error", "--full-attach", "--no-sync-log"));
        if (place.terminal()) {
            all.add("-t");
        }
        if (place.stdin()) {
            all.add("-i");
        }
        if (place.keepStdin()) {
            all.add("--leave-stdin-open");
        }
        return all;
    }

    /** Reads {@code {"data":PID}} or {@code {"data":-1,"message":...}}. */
    private static long message(TaskPlace place, PipeEnd from, Duration limit) {
        ByteBuffer into = ByteBuffer.allocate(LONGEST_MESSAGE);
        while (into.hasRemaining() && !complete(into)) {
            if (from.read(into, limit) < 0) {
                break;
            }
        }
        String line = new String(into.array(), 0, into.position(), StandardCharsets.UTF_8).strip();
        if (line.isEmpty()) {
            throw new DriverException(Kind.SYSTEM, said(place, "the monitor ended early"));
        }
        Map<String, Object> report = Json.parse(line);
        long data = ((Number) report.getOrDefault("data", -1)).longValue();
        if (data < 0) {
            String message = String.valueOf(report.getOrDefault("message", ""));
            throw new DriverException(Kind.SYSTEM, said(place, message));
        }
        return data;
    }

    private static boolean complete(ByteBuffer message) {
        return message.position() > 0 && message.get(message.position() - 1) == '\n';
    }

    /** The runtime writes to its log what it would otherwise tell the monitor. */
    static String said(TaskPlace place, String otherwise) {
        String log = TaskFiles.text(new TaskFiles(place.bundle()).runtimeLog()).orElse("");
        String messages = ErrorTexts.messages(log);
        return messages.isEmpty() ? otherwise : messages;
    }
}
