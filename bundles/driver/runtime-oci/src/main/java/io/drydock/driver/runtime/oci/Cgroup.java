package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A container's cgroup, through its files. */
final class Cgroup {

    private static final Duration FREEZING = Duration.ofSeconds(10);

    private final Cgroups host;
    private final String path;

    /**
     * @param path below the root of the hierarchies: {@code /drydock/<id>}
     */
    Cgroup(Cgroups host, String path) {
        this.host = host;
        this.path = path.startsWith("/") ? path.substring(1) : path;
    }

    /** All processes, those of cgroups below too. */
    List<Long> processes() {
        List<Long> found = new ArrayList<>();
        Path directory = directory("pids");
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path each : (Iterable<Path>) tree.filter(Files::isDirectory)::iterator) {
                Files.readAllLines(each.resolve("cgroup.procs"))
                        .forEach(line -> found.add(Long.parseLong(line)));
            }
        } catch (NoSuchFileException e) {
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            if (Files.exists(directory)) {
                throw failed("list processes of " + directory, e);
            }
        }
        return found;
    }

    /** Takes the limit of the number of processes away. */
    void freeProcesses() {
        Path file = directory("pids").resolve("pids.max");
        try {
            Files.writeString(file, "max");
        } catch (IOException e) {
            throw failed("write " + file, e);
        }
    }

    /** Freezes or thaws, and waits until it is so. */
    void freeze(boolean frozen) {
        boolean unified = host.mode() == CgroupMode.V2;
        Path directory = directory("freezer");
        Path control = directory.resolve(unified ? "cgroup.freeze" : "freezer.state");
        String wanted = unified ? (frozen ? "1" : "0") : (frozen ? "FROZEN" : "THAWED");
        try {
            Files.writeString(control, wanted);
            Path state = unified ? directory.resolve("cgroup.events") : control;
            String sign = unified ? "frozen " + wanted : wanted;
            await(state, sign);
        } catch (IOException e) {
            throw failed("write " + control, e);
        }
    }

    /**
     * Removes the cgroup from all hierarchies.
     *
     * @return false if it was in none or is still in use somewhere
     */
    boolean remove() {
        boolean found = false;
        for (Path hierarchy : hierarchies()) {
            Path directory = hierarchy.resolve(path);
            if (Files.isDirectory(directory)) {
                found = true;
                if (!removeTree(directory)) {
                    return false;
                }
            }
        }
        return found;
    }

    /** Whether any hierarchy has it. */
    boolean exists() {
        return hierarchies().stream().anyMatch(each -> Files.isDirectory(each.resolve(path)));
    }

    private List<Path> hierarchies() {
        Path root = Path.of("/sys/fs/cgroup");
        if (host.mode() == CgroupMode.V2) {
            return List.of(root);
        }
        try (Stream<Path> mounts = Files.list(root)) {
            return mounts.filter(each -> !Files.isSymbolicLink(each)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Files of cgroups cannot be deleted and need not be: only directories are. */
    private static boolean removeTree(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path each : entries.filter(Files::isDirectory).toList()) {
                removeTree(each);
            }
            Files.delete(directory);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static void await(Path file, String sign) throws IOException {
        long end = System.nanoTime() + FREEZING.toNanos();
        while (!Files.readString(file).contains(sign)) {
            if (System.nanoTime() > end) {
                throw new DriverException(
                        Kind.UNAVAILABLE, file + " did not become '" + sign + "' in 10 s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.UNAVAILABLE, "interrupted while freezing", e);
        }
    }

    private Path directory(String controller) {
        Path root =
                host.mode() == CgroupMode.V2
                        ? Path.of("/sys/fs/cgroup")
                        : host.mountPoint(controller)
                                .orElseThrow(
                                        () ->
                                                new DriverException(
                                                        Kind.UNSUPPORTED,
                                                        "no cgroup controller " + controller));
        return root.resolve(path);
    }

    private static DriverException failed(String what, Exception e) {
        return new DriverException(Kind.SYSTEM, what + ": " + e.getMessage(), e);
    }
}
