package io.drydock.service.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.events.Events;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.SystemVersion;
import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.RuntimeReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class SystemFilesTest {
    @TempDir Path root;

    @Test
    void keepsItsIdForLife() {
        String first = EngineId.of(root.resolve("new"));
        assertThat(first).matches("[0-9a-f-]{36}");
        assertThat(EngineId.of(root.resolve("new"))).isEqualTo(first);
        assertThat(EngineId.of(root)).isNotEqualTo(first);
    }

    @Test
    void tellsVersionsInBothForms() {
        Tools tools =
                new Tools(
                        Map.of("crun", "/usr/bin/crun"),
                        "crun",
                        Map.of("crun", "1.8.1", "conmon", "2.1.6"),
                        "0.19.0");
        SystemVersion version =
                new VersionReport(Build.read(), Settings.of(Map.of()), Fakes.FACTS).of(tools);
        assertThat(version.components())
                .extracting(part -> part.name() + " " + part.version())
                .containsExactly(
                        "Engine " + version.version(),
                        "conmon 2.1.6",
                        "crun 1.8.1",
                        "docker-init 0.19.0");
        assertThat(version.platform().name()).isEqualTo("Drydock");
        assertThat(version.apiVersion()).isEqualTo(ApiVersion.MAX.toString());
        assertThat(version.minApiVersion()).isEqualTo("1.24");
        assertThat(version.arch()).isEqualTo("amd64");
        assertThat(version.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(version.components().getFirst().details())
                .containsEntry("ApiVersion", ApiVersion.MAX.toString())
                .containsEntry("MinAPIVersion", "1.24")
                .containsEntry("Os", "linux")
                .containsKeys("Arch", "BuildTime", "GitCommit", "GoVersion", "KernelVersion");
    }

    @Test
    void asksTheRuntimesThatAreInstalledOrConfigured() {
        Fakes.FakeDrivers drivers = new Fakes.FakeDrivers();
        drivers.drivers.put(
                RuntimeDriver.class,
                Map.of("oci", Fakes.partial(RuntimeDriver.class, Map.of("probe", this::report))));
        Tools tools =
                new ToolProbe(drivers, new FakeProcesses())
                        .probe(Settings.of(Map.of("runtimes", new String[] {"kata=/opt/kata"})));
        assertThat(tools.runtimes())
                .containsOnly(Map.entry("crun", "/usr/bin/crun"), Map.entry("kata", "/opt/kata"));
        assertThat(tools.versions())
                .containsOnly(
                        Map.entry("crun", "1"), Map.entry("kata", "1"), Map.entry("conmon", "2"));
        assertThat(tools.defaultRuntime()).isEqualTo("crun");
        assertThat(tools.initVersion()).isEqualTo("0.19.0");
    }

    private Object report(Object[] arguments) {
        RuntimeCommand command = (RuntimeCommand) arguments[0];
        return new RuntimeReport(true, "", Map.of(command.name(), "1", "conmon", "2"));
    }

    @Test
    void asksAgainUntilARuntimeIsThere() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Tools found = new Tools(Map.of(), "crun", Map.of("crun", "1.8.1"), "");
        try (ToolWatch watch =
                new ToolWatch(
                        () -> asked.incrementAndGet() < 3 ? Tools.UNKNOWN : found,
                        Duration.ofMillis(1))) {
            while (watch.tools() != found) {
                Thread.sleep(1);
            }
        }
        assertThat(asked.get()).isEqualTo(3);
    }

    @Test
    void countsReadersOfEventsOnlyWhileTheServiceIsThere() {
        Events events = Fakes.partial(Events.class, Map.of("listeners", arguments -> 4));
        assertThat(new Parts(null, null, null, events, null).eventListeners()).isEqualTo(4);
        assertThat(new Parts(null, null, null, null, null).eventListeners()).isZero();
    }

    private static final class FakeProcesses implements Processes {
        @Override
        public io.drydock.api.spi.linux.SpawnedProcess spawn(SpawnRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProcessOutput run(SpawnRequest request, byte[] input, Duration limit) {
            assertThat(request.argv()).isEqualTo(List.of("/usr/bin/docker-init", "--version"));
            return new ProcessOutput(
                    new ExitStatus(0, 0), "tini version 0.19.0 - git.de40ad0\n", "");
        }

        @Override
        public Optional<String> which(String program) {
            return program.equals("runc") ? Optional.empty() : Optional.of("/usr/bin/" + program);
        }
    }
}
