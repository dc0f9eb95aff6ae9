package io.drydock.driver.graph.zfs;

import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does with directories what zfs(8) says of data sets, as far as the driver goes, and writes down
 * what it is asked for.
 */
final class StandInZfs implements Processes {

    static final String PARENT = "tank/data";

    private final Path folder;
    final List<String> lines = new ArrayList<>();

    StandInZfs(Path folder) {
        this.folder = folder;
    }

    /** What stands in for a data set or snapshot. */
    Path content(String name) {
        return folder.resolve(name.replace('/', '+'));
    }

    @Override
    public ProcessOutput run(SpawnRequest request, byte[] input, Duration limit) {
        List<String> words = request.argv();
        lines.add(String.join(" ", words));
        String last = words.getLast();
        try {
            return switch (words.get(0) + " " + words.get(1)) {
                case "zfs list" -> list(last);
                case "zfs create" -> done(() -> Files.createDirectory(content(last)));
                case "zfs snapshot" -> done(() -> copy(last.split("@")[0], last));
                case "zfs clone" -> done(() -> copy(words.get(words.size() - 2), last));
                case "zfs destroy" -> done(() -> shell("rm", "-rf", content(last).toString()));
                case "zfs set" -> answer("");
                case "zfs get" -> answer("1024\n4096\n0\nlz4\n");
                case "zpool list" -> answer("ONLINE\n");
                default -> throw new AssertionError("not foreseen: " + words);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessOutput list(String name) {
        if (name.startsWith("/") || name.equals(PARENT)) {
            return answer(PARENT + "\n");
        }
        return Files.isDirectory(content(name))
                ? answer(name + "\n")
                : new ProcessOutput(
                        new ExitStatus(1, 0), "", "cannot open '" + name + "': does not exist");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static ProcessOutput done(Work work) throws IOException {
        work.run();
        return answer("");
    }

    private static ProcessOutput answer(String text) {
        return new ProcessOutput(new ExitStatus(0, 0), text, "");
    }

    private void copy(String from, String to) throws IOException {
        shell("cp", "-a", content(from).toString(), content(to).toString());
    }

    private static void shell(String... words) throws IOException {
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", words));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> which(String program) {
        return Optional.of("/sbin/" + program);
    }
}
