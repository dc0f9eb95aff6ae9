package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files in a task's directory. conmon makes {@code attach}, {@code ctl}, {@code winsz}, {@code
 * exit} and {@code oom} there.
 */
record TaskFiles(Path directory) {

    private static final List<String> ALL =
            List.of(
                    "config.json",
                    "process.json",
                    "resources.json",
                    "pid",
                    "conmon.pid",
                    "oci-log",
                    "attach",
                    "ctl",
                    "winsz",
                    "exit",
                    "oom");

    /** Configuration of a container; an exec has none. */
    Path config() {
        return directory.resolve("config.json");
    }

    /** Process of an exec; a container has none. */
    Path process() {
        return directory.resolve("process.json");
    }

    Path resources() {
        return directory.resolve("resources.json");
    }

    Path pid() {
        return directory.resolve("pid");
    }

    Path monitorPid() {
        return directory.resolve("conmon.pid");
    }

    /** Where the runtime writes what went wrong. */
    Path runtimeLog() {
        return directory.resolve("oci-log");
    }

    void emptyRuntimeLog() {
        try {
            Files.deleteIfExists(runtimeLog());
        } catch (IOException e) {
            throw failed("empty " + runtimeLog(), e);
        }
    }

    Path attach() {
        return directory.resolve("attach");
    }

    Path control() {
        return directory.resolve("ctl");
    }

    Path exit() {
        return directory.resolve("exit");
    }

    Path outOfMemory() {
        return directory.resolve("oom");
    }

    boolean isExec() {
        return Files.exists(process());
    }

    void make() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw failed("make " + directory, e);
        }
    }

    /** A number kept in a file, empty while it is not there or not written yet. */
    static Optional<Long> number(Path file) {
        return text(file).filter(text -> text.matches("-?[0-9]+")).map(Long::parseLong);
    }

    static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read " + file, e);
        }
    }

    /** Removes what is known; a file of somebody else keeps the directory. */
    void remove() {
        try {
            for (String name : ALL) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.deleteIfExists(directory);
        } catch (java.nio.file.DirectoryNotEmptyException e) {
            // Not ours to delete: the directory may hold what its owner put there.
        } catch (IOException e) {
            throw failed("remove " + directory, e);
        }
    }

    private static DriverException failed(String what, IOException e) {
        return new DriverException(Kind.SYSTEM, what + ": " + e.getMessage(), e);
    }
}
