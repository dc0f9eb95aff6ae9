package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

/** {@code docker run}: exit codes, streams and the options that shape the process. */
@WithEngine
class RunTest {

    @Test
    void endsWithTheExitCodeOfTheProcess(Engine engine) {
        assertThat(engine.docker("run", "--rm", "busybox", "true").exit()).isZero();
        assertThat(engine.docker("run", "--rm", "busybox", "sh", "-c", "exit 42").exit())
                .isEqualTo(42);
    }

    @Test
    @Tag("1.16/exit-125")
    @Tag("1.16/exit-126")
    @Tag("1.16/exit-127")
    void tellsRefusalNotExecutableAndNotFoundApart(Engine engine) {
        Result refused = engine.docker("run", "--rm", "--runtime", "nosuch", "busybox", "true");
        assertThat(refused.exit()).as(refused.stderr()).isEqualTo(125);
        Result folder = engine.docker("run", "--rm", "busybox", "/etc");
        assertThat(folder.exit()).as(folder.stderr()).isEqualTo(126);
        Result missing = engine.docker("run", "--rm", "busybox", "nosuch");
        assertThat(missing.exit()).as(missing.stderr()).isEqualTo(127);
    }

    @Test
    void keepsTheTwoOutputsApart(Engine engine) {
        Result both = engine.docker("run", "--rm", "busybox", "sh", "-c", "echo out; echo err >&2");
        assertThat(both.ok()).isEqualTo("out");
        assertThat(both.stderr()).isEqualTo("err\n");
    }

    @Test
    void carriesBinaryInputThroughUnchanged(Engine engine) {
        byte[] sent = new byte[1 << 20];
        new Random(7).nextBytes(sent);
        Result cat = engine.dockerStarted("run", "--rm", "-i", "busybox", "cat").input(sent).end();
        assertThat(cat.exit()).as(cat.stderr()).isZero();
        assertThat(Arrays.equals(cat.bytes(), sent)).as(cat.bytes().length + " bytes").isTrue();
    }

    @Test
    void givesEnvironmentFolderAndUser(Engine engine) {
        String script = "echo $COLOUR $(pwd) $(id -u):$(id -g)";
        Result shaped =
                engine.docker(
                        "run",
                        "--rm",
                        "-e",
                        "COLOUR=blue",
                        "-w",
                        "/tmp",
                        "-u",
                        "1:1",
                        "busybox",
                        "sh",
                        "-c",
                        script);
        assertThat(shaped.ok()).isEqualTo("blue /tmp 1:1");
        assertThat(engine.docker("run", "--rm", "-u", "daemon", "busybox", "id", "-u").ok())
                .isEqualTo("1");
    }

    @Test
    @Tag("3.1/Entrypoint")
    void replacesTheEntrypoint(Engine engine) {
        assertThat(engine.docker("run", "--rm", "--entrypoint", "echo", "busybox", "a", "b").ok())
                .isEqualTo("a b");
    }

    @Test
    void givesHostnameNameAndLabel(Engine engine) {
        String host =
                engine.docker(
                                "run",
                                "--name",
                                "named",
                                "--hostname",
                                "pier",
                                "--label",
                                "berth=3",
                                "busybox",
                                "hostname")
                        .ok();
        assertThat(host).isEqualTo("pier");
        String format = "{{.Name}} {{.Config.Hostname}} {{.Config.Labels.berth}}";
        assertThat(engine.docker("inspect", "--format", format, "named").ok())
                .isEqualTo("/named pier 3");
        engine.docker("rm", "named").ok();
    }

    @Test
    void refusesWritesOnAReadOnlyRoot(Engine engine) {
        Result write = engine.docker("run", "--rm", "--read-only", "busybox", "touch", "/x");
        assertThat(write.exit()).isEqualTo(1);
        assertThat(write.stderr()).contains("Read-only file system");
    }

    @Test
    void withoutNetworkHasLoopbackAlone(Engine engine) {
        String links = "ls /sys/class/net";
        assertThat(
                        engine.docker(
                                        "run",
                                        "--rm",
                                        "--network",
                                        "none",
                                        "busybox",
                                        "sh",
                                        "-c",
                                        links)
                                .ok())
                .isEqualTo("lo");
    }

    @Test
    void onTheHostNetworkSharesTheEnginesNamespace(Engine engine) {
        String seen =
                engine.docker(
                                "run",
                                "--rm",
                                "--network",
                                "host",
                                "busybox",
                                "readlink",
                                "/proc/self/ns/net")
                        .ok();
        assertThat(seen).isEqualTo(engine.inside("readlink", "/proc/self/ns/net").ok());
    }
}
