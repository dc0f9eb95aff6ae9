package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.api.spi.stream.AttachPoint;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class LegacyTest {

    @Test
    void arrivesAsItWasSent() {
        RuntimeCommand crun =
                new RuntimeCommand("crun", Path.of("/usr/bin/crun"), List.of("--debug"));
        TaskPlace place =
                new TaskPlace("e1", crun, Path.of("/run/x y/e1"), null, true, true, false);
        Task task =
                new Task(
                        place,
                        7,
                        8,
                        9,
                        new AttachPoint(Path.of("/run/x y/e1/attach"), Path.of("/proc/8/fd/3")));
        ExecCreateRequest request =
                Documents.read(
                        "{\"Cmd\":[\"sh\",\"-c\",\"exit 7\"],\"Tty\":true}",
                        ExecCreateRequest.class);
        Exec created = new Exec("e1", "c1", request, Exec.State.CREATED, null, null, null);
        Exec running = created.starting().running(task);
        Legacy sent = new Legacy(List.of(created, running, running.ended(7)), Map.of("c0", 137));

        assertThat(Legacy.read(Legacy.write(sent))).isEqualTo(sent);
    }

    @Test
    void nothingAndWhatALaterVersionAddsAreTaken() {
        assertThat(Legacy.read(new byte[0]).execs()).isEmpty();
        byte[] later = "{\"departed\":{\"a\":1},\"more\":2}".getBytes(StandardCharsets.UTF_8);
        assertThat(Legacy.read(later).departed()).isEqualTo(Map.of("a", 1));
    }
}
