package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How tasks ended, by the files their monitors have written. */
final class TaskExits {

    private TaskExits() {}

    static Optional<TaskExit> of(Task task) {
        TaskFiles files = new TaskFiles(task.place().bundle());
        boolean outOfMemory = Files.exists(files.outOfMemory());
        Optional<Long> code = TaskFiles.number(files.exit());
        if (code.isEmpty() || code.get() < 0) {
            return files.isExec() ? neverRan(task, files) : Optional.empty();
        }
        try {
            Instant time = Files.getLastModifiedTime(files.exit()).toInstant();
            return Optional.of(new TaskExit(code.get().intValue(), time, outOfMemory));
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "read " + files.exit(), e);
        }
    }

    /** An exec whose program cannot be run fails when its streams are connected. */
    private static Optional<TaskExit> neverRan(Task task, TaskFiles files) {
        String said = Conmon.said(task.place(), "");
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> process = Json.read(files.process());
        String command =
                process.get("args") instanceof List<?> arguments
                        ? String.valueOf(arguments.getFirst())
                        : "";
        String text = ErrorTexts.exec(said, command).getMessage();
        return Optional.of(new TaskExit(ErrorTexts.exitCode(text), Instant.now(), false, text));
    }
}
