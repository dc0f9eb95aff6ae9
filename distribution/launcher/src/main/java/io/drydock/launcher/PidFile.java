package io.drydock.launcher;

import io.drydock.kernel.config.ConfigException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that names the running daemon, so that a second one does not start beside it. */
final class PidFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);

    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    /**
     * Writes the process's id.
     *
     * @throws ConfigException when another live process holds the file
     */
    static PidFile claim(Path file, ProcessHandle self) throws IOException {
        Optional<ProcessHandle> holder = holder(file).filter(other -> other.pid() != self.pid());
        if (holder.isPresent()) {
            throw new ConfigException(
                    "process with PID %d is still running: ensure drydock is not running or delete %s"
                            .formatted(holder.get().pid(), file));
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, Long.toString(self.pid()));
        return new PidFile(file);
    }

    private static Optional<ProcessHandle> holder(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        // After a crash the number may belong to anybody: only a Java process can be a daemon.
        return ProcessHandle.of(Long.parseLong(text))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("java").endsWith("java"));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot remove {}", file, e);
        }
    }
}
