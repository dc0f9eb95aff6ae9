package io.drydock.itests.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A started command; its outputs go into files, so that it never waits for its reader. */
final class Command {

    private static final long PATIENCE_SECONDS = 60;

    private final List<String> words;
    private final Process process;
    private final Path out;
    private final Path err;

    private Command(List<String> words, Process process, Path out, Path err) {
        this.words = words;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Command start(Path folder, Map<String, String> environment, List<String> words) {
        try {
            Path out = Files.createTempFile(folder, "command", ".out");
            Path err = Files.createTempFile(folder, "command", ".err");
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.environment().putAll(environment);
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new Command(words, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all of standard input and closes it. */
    Command input(byte[] bytes) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes to standard input and leaves it open. */
    Command type(String text) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    long pid() {
        return process.pid();
    }

    boolean running() {
        return process.isAlive();
    }

    /** Standard output up to now. */
    String soFar() {
        return new String(bytes(out), StandardCharsets.UTF_8);
    }

    Result end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("has not ended: " + words + "\n" + soFar() + errors());
            }
            return new Result(process.exitValue(), bytes(out), errors());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for " + words, e);
        }
    }

    /** Asks it to end and waits for that. */
    void terminate() {
        process.destroy();
        end();
    }

    /** Ends it by force if it still runs. */
    void kill() {
        process.destroyForcibly();
    }

    String errors() {
        return new String(bytes(err), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
