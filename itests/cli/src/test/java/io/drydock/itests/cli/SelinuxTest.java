package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An engine that is told to use SELinux where the kernel has none: it says so and goes on. */
@WithEngine
class SelinuxTest {

    private static void start(Engine engine) throws IOException {
        if (!Files.exists(Path.of("/sys/fs/selinux/enforce"))) {
            engine.stop();
            Files.writeString(engine.root().resolve("daemon.json"), "{\"selinux-enabled\":true}");
            engine.start();
        }
    }

    @Test
    @Tag("3.2/selinux")
    @Tag("3.2/SecurityOpt")
    void itIsToldOnceAndLabelsHaveNoEffect(Engine engine) throws IOException {
        start(engine);
        assertThat(engine.log()).containsOnlyOnce("could not enable SELinux on the host system");
        assertThat(engine.docker("info", "-f", "{{.SecurityOptions}}").ok())
                .contains("name=seccomp")
                .doesNotContain("selinux");
        Path shared = Files.createDirectory(engine.root().resolve("shared"));
        engine.docker(
                        "run",
                        "--name",
                        "labelled",
                        "--security-opt",
                        "label=type:svirt_t",
                        "-v",
                        shared + ":/mine:Z",
                        "-v",
                        "named:/all:z",
                        "busybox",
                        "touch",
                        "/mine/file",
                        "/all/file")
                .ok();
        assertThat(shared.resolve("file")).exists();
        assertThat(engine.inspect("labelled", "[{{.ProcessLabel}}{{.MountLabel}}]"))
                .isEqualTo("[]");
        assertThat(engine.inspect("labelled", "{{range .Mounts}}{{.Mode}} {{end}}"))
                .isIn("Z z", "z Z");
    }

    @Test
    @Tag("3.2/SecurityOpt")
    void whoSharesWithTheHostAsksForNoLabel(Engine engine) {
        String options = "--security-opt seccomp=unconfined";
        engine.sh("docker create --name whole --privileged " + options + " busybox true").ok();
        engine.sh("docker create --name seen --pid host busybox true").ok();
        engine.sh("docker create --name own --privileged --security-opt label=user:u busybox true")
                .ok();
        assertThat(engine.inspect("whole", "{{.HostConfig.SecurityOpt}}"))
                .isEqualTo("[seccomp=unconfined label=disable]");
        assertThat(engine.inspect("seen", "{{.HostConfig.SecurityOpt}}"))
                .isEqualTo("[label=disable]");
        assertThat(engine.inspect("own", "{{.HostConfig.SecurityOpt}}"))
                .isEqualTo("[label=user:u]");
    }
}
