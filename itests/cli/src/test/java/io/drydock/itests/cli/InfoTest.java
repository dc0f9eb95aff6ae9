package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code docker version} and {@code docker info}. */
@WithEngine(shared = true)
class InfoTest {

    @Test
    void versionNamesTheEngineAndItsApi(Engine engine) {
        String format =
                "{{.Server.Version}} {{.Server.APIVersion}} {{.Server.MinAPIVersion}}"
                        + " {{.Server.Os}} {{.Server.Arch}}";
        assertThat(engine.sh("docker version --format '" + format + "'").ok())
                .matches("\\d+\\.\\d+\\.\\d+\\S* 1\\.\\d\\d 1\\.24 linux \\S+");
        assertThat(engine.sh("docker version").ok()).contains("Client", "Server:", "Engine:");
    }

    @Test
    void infoCountsContainersAndImages(Engine engine) {
        String count =
                "docker info --format '{{.Containers}} {{.ContainersRunning}} {{.ContainersPaused}}"
                        + " {{.ContainersStopped}} {{.Images}}'";
        assertThat(engine.sh(count).ok()).isEqualTo("0 0 0 0 1");
        engine.sh("docker run -d --name running busybox sleep 1000").ok();
        engine.sh("docker run -d --name paused busybox sleep 1000 && docker pause paused").ok();
        engine.sh("docker create --name created busybox true").ok();
        assertThat(engine.sh(count).ok()).isEqualTo("3 1 1 1 1");
        engine.sh("docker rm -f running paused created").ok();
    }

    @Test
    void infoNamesItsParts(Engine engine) {
        String format =
                "{{.Driver}} {{.LoggingDriver}} {{.OSType}} {{.DockerRootDir}} {{.Name}}"
                        + " {{json .Plugins.Volume}} {{json .Plugins.Network}}";
        String host = engine.inside("hostname").ok();
        assertThat(engine.sh("docker info --format '" + format + "'").ok())
                .startsWith("overlay2 json-file linux " + engine.root() + "/data " + host)
                .contains("[\"local\"]", "\"bridge\"", "\"host\"", "\"null\"");
        assertThat(engine.sh("docker info").ok())
                .contains("Storage Driver: overlay2", "Logging Driver: json-file", "Runtimes:");
    }
}
