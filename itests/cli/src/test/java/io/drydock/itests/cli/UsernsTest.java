package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Containers whose users are not those of the host. */
@WithEngine
class UsernsTest {

    private static final String ROOT = "0 200000 65536";

    @BeforeEach
    void remap(Engine engine) throws IOException {
        if (Files.exists(engine.root().resolve("etc"))) {
            return;
        }
        engine.stop();
        Files.createDirectory(engine.root().resolve("etc"));
        overlay(engine, "passwd", "remap:x:5555:5555::/:/bin/false\n");
        overlay(engine, "group", "remap:x:5555:\n");
        overlay(engine, "subuid", "remap:200000:65536\n");
        overlay(engine, "subgid", "remap:200000:65536\n");
        Files.writeString(engine.root().resolve("daemon.json"), "{\"userns-remap\":\"remap\"}");
        Files.setPosixFilePermissions(engine.root(), PosixFilePermissions.fromString("rwx--x--x"));
        engine.start();
        engine.docker("import", engine.root().resolve("busybox.tar").toString(), "busybox").ok();
    }

    /** The engine sees the host's file with lines more. */
    private static void overlay(Engine engine, String file, String lines) throws IOException {
        Path host = Path.of("/etc", file);
        Path own = engine.root().resolve("etc").resolve(file);
        Files.writeString(own, Files.readString(host) + lines);
        engine.inside("mount", "--bind", own.toString(), host.toString()).ok();
    }

    private static String run(Engine engine, String options, String script) {
        return engine.sh("docker run --rm " + options + " busybox sh -c '" + script + "'").ok();
    }

    @Test
    void rootOfAContainerIsNobodyOnTheHost(Engine engine) throws IOException {
        Object device = Files.getAttribute(Path.of("/dev/null"), "unix:uid");
        assertThat(run(engine, "", "cat /proc/self/uid_map").strip().split("\\s+"))
                .containsExactly(ROOT.split(" "));
        assertThat(run(engine, "", "id -u; stat -c %u:%g / /etc /etc/hosts /dev/shm"))
                .isEqualTo("0\n0:0\n0:0\n0:0\n0:0");
        engine.docker("run", "-d", "--name", "deep", "busybox", "sleep", "900").ok();
        assertThat(engine.docker("top", "deep", "-eo", "pid,uid").ok()).contains("200000");
        assertThat(Files.getAttribute(Path.of("/dev/null"), "unix:uid")).isEqualTo(device);
        engine.docker("rm", "-f", "deep").ok();
    }

    @Test
    void theEngineSaysSoAndKeepsItsStateApart(Engine engine) throws IOException {
        assertThat(engine.docker("info", "-f", "{{.SecurityOptions}}").ok())
                .contains("name=userns");
        Path root = engine.root().resolve("data/200000.200000");
        assertThat(engine.docker("info", "-f", "{{.DockerRootDir}}").ok())
                .isEqualTo(root.toString());
        assertThat(Files.getAttribute(root, "unix:gid")).isEqualTo(200000);
    }

    @Test
    void itsNetworkIsItsOwn(Engine engine) {
        assertThat(run(engine, "", "ping -c 1 -W 5 172.17.0.1")).contains("1 packets received");
        assertThat(run(engine, "--cap-add NET_ADMIN", "ip link set lo down; ip link show lo"))
                .doesNotContain("LOOPBACK,UP");
        assertThat(run(engine, "", "grep -c sysfs /proc/mounts")).isEqualTo("1");
    }

    @Test
    @Tag("4.2/copy-up")
    void ownersSurviveVolumesCopiesAndCommits(Engine engine) throws IOException {
        engine.docker(
                        "run",
                        "--name",
                        "deep",
                        "-v",
                        "sea:/sea",
                        "busybox",
                        "sh",
                        "-c",
                        "touch /sea/a /root/b; chown 5:6 /sea/a /root/b")
                .ok();
        Path volume = engine.root().resolve("data/200000.200000/volumes/sea/_data");
        assertThat(Files.getAttribute(volume, "unix:uid")).isEqualTo(200000);
        assertThat(Files.getAttribute(volume.resolve("a"), "unix:gid")).isEqualTo(200006);
        assertThat(engine.sh("docker cp -a deep:/root/b - | tar tvn").ok()).contains(" 5/6 ");
        engine.docker("commit", "deep", "kept").ok();
        assertThat(engine.sh("docker run --rm kept stat -c %u:%g /root/b").ok()).isEqualTo("5:6");
        engine.sh("docker cp /etc/hostname deep:/root/c && docker start -a deep").ok();
        assertThat(engine.sh("docker export deep | tar tvn").ok())
                .contains(" 0/0 ")
                .contains("root/c");
        engine.docker("rm", "-f", "-v", "deep").ok();
        engine.docker("rmi", "kept").ok();
    }

    @Test
    void whoSharesANamespaceSharesTheUsers(Engine engine) {
        engine.sh("docker run -d --name deep --ipc shareable busybox sleep 900").ok();
        String users = engine.docker("exec", "deep", "readlink", "/proc/self/ns/user").ok();
        for (String mode : new String[] {"--network", "--ipc", "--pid"}) {
            assertThat(run(engine, mode + " container:deep", "readlink /proc/self/ns/user"))
                    .isEqualTo(users);
        }
        assertThat(run(engine, "", "readlink /proc/self/ns/user")).isNotEqualTo(users);
        engine.docker("rm", "-f", "deep").ok();
    }

    @Test
    @Tag("3.2/UsernsMode")
    void theHostsUsersMayBeAskedFor(Engine engine) {
        assertThat(run(engine, "--userns host", "cat /proc/self/uid_map").strip().split("\\s+"))
                .containsExactly("0", "0", "4294967295");
        assertThat(run(engine, "--userns host --network host --pid host", "id -u")).isEqualTo("0");
    }

    @ParameterizedTest
    @Tag("3.2/UsernsMode")
    @CsvSource(
            delimiter = '|',
            value = {
                "--privileged|privileged mode is incompatible with user namespaces.",
                "--network host|cannot share the host's network namespace when user namespaces",
                "--pid host|cannot share the host PID namespace when user namespaces are enabled",
            })
    void whatMappedUsersCannotHaveIsRefused(String option, String text, Engine engine) {
        assertThat(engine.sh("docker run --rm " + option + " busybox true").stderr())
                .contains(text);
    }
}
