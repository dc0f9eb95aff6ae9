package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.runtime.TaskPlace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checkpoints by the runtime, which has CRIU do it. */
final class Checkpoints {

    private final RuntimeProgram program;

    Checkpoints(RuntimeProgram program) {
        this.program = program;
    }

    void write(TaskPlace place, Path images, boolean exit) {
        List<String> command = new ArrayList<>(List.of("checkpoint", "--image-path"));
        command.add(images.toString());
        // CRIU's log is of interest only when it fails, and the text says where it is
        command.addAll(List.of("--work-path", place.bundle().toString()));
        if (!exit) {
            command.add("--leave-running");
        }
        command.add(place.id());
        ProcessOutput output = program.run(place, command.toArray(String[]::new));
        if (output.success()) {
            return;
        }
        String said = Conmon.said(place, output.stderr().strip());
        if (lacksCommand(said + output.stderr())) {
            throw new DriverException(
                    Kind.UNSUPPORTED,
                    "the runtime %s was built without checkpoints; create the container with another --runtime"
                            .formatted(place.runtime().name()));
        }
        throw new DriverException(Kind.SYSTEM, said);
    }

    /** crun without CRIU says {@code unknown command}. */
    private static boolean lacksCommand(String said) {
        return said.contains("unknown command") || said.contains("not supported");
    }
}
