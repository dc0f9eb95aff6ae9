package io.drydock.sdk.testkit.graph;

import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Programs that a machine lacks: a subclass does with directories what their documents say, and the
 * lines they are called with are kept. Every program is said to be installed.
 */
public abstract class StandInPrograms implements Processes {

    private final List<String> lines = new ArrayList<>();

    /** What was run, in order; may be cleared. */
    public List<String> lines() {
        return lines;
    }

    /** Does what the words say. */
    protected abstract ProcessOutput answer(List<String> words) throws IOException;

    @Override
    public ProcessOutput run(SpawnRequest request, byte[] input, Duration limit) {
        lines.add(String.join(" ", request.argv()));
        try {
            return answer(request.argv());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It succeeded and wrote this. */
    protected static ProcessOutput success(String text) {
        return new ProcessOutput(new ExitStatus(0, 0), text, "");
    }

    /** It failed and complained. */
    protected static ProcessOutput failure(String text) {
        return new ProcessOutput(new ExitStatus(1, 0), "", text);
    }

    /** Runs a program of the machine's, which has to succeed. */
    protected static ProcessOutput shell(String... words) throws IOException {
        LoopFilesystem.run(words);
        return success("");
    }

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        throw new UnsupportedOperationException("only programs that end are stood in for");
    }

    @Override
    public Optional<String> which(String program) {
        return Optional.of("/sbin/" + program);
    }
}
