package io.drydock.driver.device.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.device.DeviceEdits;
import io.drydock.api.spi.device.DeviceWish;
import io.drydock.api.spi.runtime.ContainerSpec.Device;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class CdiDeviceDriverTest {

    private static final String YAML =
            """
            cdiVersion: "0.6.0"
            kind: "pier.org/crane"
            containerEdits:
              env: ["CRANES=2"]
            devices:
            - name: "one"
              containerEdits:
                deviceNodes:
                - {path: /dev/crane, hostPath: /dev/null, permissions: r}
                mounts:
                - {hostPath: /lib, containerPath: /crane, options: [ro, bind]}
                hooks:
                - {hookName: createContainer, path: /bin/true, args: ["true", "x"], timeout: 3}
                additionalGids: [44]
            - name: "two"
              containerEdits:
                env: ["TWO=1"]
            """;
    private static final String JSON =
            """
            {"cdiVersion":"0.6.0","kind":"pier.org/crane",
             "devices":[{"name":"two","containerEdits":{"env":["TWO=json"]}}]}
            """;

    @TempDir Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("run"));
        Files.writeString(directory.resolve("crane.yaml"), YAML);
        Files.writeString(directory.resolve("broken.yaml"), "kind: [");
    }

    @Test
    void aDeviceBringsItsOwnEditsAndThoseOfItsSpecification() {
        DeviceEdits edits = resolve("pier.org/crane=one");
        assertThat(edits.environment()).containsExactly("CRANES=2");
        assertThat(edits.devices())
                .containsExactly(new Device(Path.of("/dev/null"), "/dev/crane", "r"));
        assertThat(edits.mounts())
                .singleElement()
                .satisfies(mount -> assertThat(mount.destination()).isEqualTo("/crane"));
        assertThat(edits.hooks())
                .singleElement()
                .satisfies(
                        hook -> {
                            assertThat(hook.arguments()).containsExactly("true", "x");
                            assertThat(hook.timeout()).isEqualTo(3);
                        });
        assertThat(edits.groups()).containsExactly("44");
    }

    @Test
    void editsInCommonAreMadeOnce() {
        DeviceEdits edits = resolve("pier.org/crane=one", "pier.org/crane=two");
        assertThat(edits.environment()).containsExactly("CRANES=2", "TWO=1");
    }

    @Test
    void theLaterDirectoryWins() throws IOException {
        Files.writeString(directory.resolve("run/crane.json"), JSON);
        assertThat(resolve("pier.org/crane=two").environment()).containsExactly("TWO=json");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> resolve("pier.org/crane=one", "pier.org/crane=none"))
                .isInstanceOf(DriverException.class)
                .hasMessage(
                        "CDI device injection failed: unresolvable CDI devices"
                                + " pier.org/crane=none");
    }

    @Test
    void aCountMakesNoSense() {
        DeviceWish wish = new DeviceWish(1, List.of(), List.of(), Map.of());
        assertThatThrownBy(() -> driver().resolve(wish))
                .hasMessage("unexpected count in CDI device request");
    }

    private DeviceEdits resolve(String... names) {
        return driver().resolve(new DeviceWish(0, List.of(names), List.of(), Map.of()));
    }

    private CdiDeviceDriver driver() {
        return new CdiDeviceDriver(List.of(directory, directory.resolve("run")));
    }
}
