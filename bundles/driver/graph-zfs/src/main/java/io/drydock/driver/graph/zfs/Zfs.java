package io.drydock.driver.graph.zfs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs zfs(8) and zpool(8), in their forms for scripts. */
final class Zfs {

    private static final String PROGRAM = "zfs";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int TRIES = 10;
    private static final long PAUSE_MILLIS = 200;

    private final Processes processes;
    private final Path filesystems;

    /** {@code filesystems}: the kernel's list of those it knows. */
    Zfs(Processes processes, Path filesystems) {
        this.processes = processes;
        this.filesystems = filesystems;
    }

    void probe() {
        if (!known()) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "zfs: the kernel has no zfs (modprobe zfs)");
        }
        if (processes.which(PROGRAM).isEmpty()) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "zfs: the program zfs is not installed (zfsutils-linux)");
        }
    }

    private boolean known() {
        try {
            return Files.readAllLines(filesystems).stream()
                    .anyMatch(line -> line.strip().equals("nodev\t" + PROGRAM));
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "reading " + filesystems + ": " + e, e);
        }
    }

    /** The data set a directory lies on, empty if it lies on another file system. */
    Optional<String> holding(Path directory) {
        ProcessOutput output = attempt(PROGRAM, "list", "-H", "-o", "name", directory.toString());
        return output.success() ? Optional.of(output.stdout().strip()) : Optional.empty();
    }

    boolean exists(String name) {
        return attempt(PROGRAM, "list", "-H", "-o", "name", name).success();
    }

    /** Values of properties, in their order; sizes in bytes. */
    List<String> properties(String name, List<String> wanted) {
        return run(PROGRAM, "get", "-H", "-p", "-o", "value", String.join(",", wanted), name)
                .lines()
                .toList();
    }

    /** {@code ONLINE}, or what is wrong. */
    String health(String pool) {
        return run("zpool", "list", "-H", "-o", "health", pool).strip();
    }

    /** Whoever needs it mounts it: zfs itself does not, at no start either. */
    void create(String name) {
        run(PROGRAM, "create", "-o", "mountpoint=legacy", name);
    }

    /** Another data set with what is in the first; the snapshot between goes with the clone. */
    void copy(String source, String name, String label) {
        String snapshot = source + "@" + label;
        run(PROGRAM, "snapshot", snapshot);
        run(PROGRAM, "clone", "-o", "mountpoint=legacy", snapshot, name);
        run(PROGRAM, "destroy", "-d", snapshot);
    }

    void quota(String name, long bytes) {
        run(PROGRAM, "set", "quota=" + bytes, name);
    }

    /** With snapshots that a crash has left; a mount that has just gone keeps it for a moment. */
    void destroy(String name) {
        for (int tries = 1; exists(name); tries++) {
            ProcessOutput output = attempt(PROGRAM, "destroy", "-r", name);
            boolean busy = output.stderr().contains("busy");
            if (!output.success() && (!busy || tries == TRIES)) {
                throw failure(List.of(PROGRAM, "destroy", "-r", name), output);
            }
            if (!output.success()) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.UNAVAILABLE, "zfs: interrupted", e);
        }
    }

    private String run(String... words) {
        ProcessOutput output = attempt(words);
        if (!output.success()) {
            throw failure(List.of(words), output);
        }
        return output.stdout();
    }

    private static DriverException failure(List<String> words, ProcessOutput output) {
        return new DriverException(
                Kind.SYSTEM, String.join(" ", words) + ": " + output.stderr().strip());
    }

    private ProcessOutput attempt(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        return processes.run(SpawnRequest.of(command), new byte[0], LIMIT);
    }
}
