package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What containers have of one another: namespaces, volumes; and parts of volumes. */
@WithEngine
class SharingTest {

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "-v", "donor", "guest");
        engine.docker("volume", "rm", "-f", "parts");
    }

    private static void donor(Engine engine, String... options) {
        String[] words = new String[options.length + 7];
        String[] head = {"run", "-d", "--name", "donor"};
        System.arraycopy(head, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        System.arraycopy(new String[] {"busybox", "sleep", "900"}, 0, words, words.length - 3, 3);
        engine.docker(words).ok();
    }

    private static String guest(Engine engine, String option, String value, String script) {
        String[] words = {"run", "--rm", option, value, "busybox", "sh", "-c", script};
        return engine.docker(words).ok();
    }

    @Test
    @Tag("3.2/PidMode")
    void processesOfAnotherContainerAreSeen(Engine engine) {
        donor(engine);
        assertThat(guest(engine, "--pid", "container:donor", "ps")).contains("sleep 900");
    }

    @Test
    @Tag("3.2/IpcMode")
    void sharedMemoryIsSharedAndOnlyWhereItMayBe(Engine engine) {
        donor(engine, "--ipc", "shareable", "--shm-size", "4m");
        engine.docker("exec", "donor", "sh", "-c", "echo deep > /dev/shm/sea").ok();
        String read = "cat /dev/shm/sea; grep -c '/dev/shm .*size=4096k' /proc/mounts";
        assertThat(guest(engine, "--ipc", "container:donor", read)).isEqualTo("deep\n1");
        engine.docker("rm", "-f", "donor").ok();
        Await.until(
                "the mount to go",
                () ->
                        engine.inside("grep", "-c", "exec/mounts/", "/proc/self/mountinfo").exit()
                                == 1);
        donor(engine);
        String[] refused = {"run", "--rm", "--ipc", "container:donor", "busybox", "true"};
        assertThat(engine.docker(refused).stderr())
                .contains(
                        "non-shareable IPC (hint: use IpcMode:shareable for the donor container)");
    }

    @Test
    void aControlGroupIsBelowAnotherOnesWithItsLimits(Engine engine) {
        donor(engine, "-m", "64m");
        String below = create(engine, "container:donor");
        engine.docker("start", "-a", "guest").ok();
        assertThat(below).contains("\"Id\"");
        assertThat(engine.docker("logs", "guest").ok())
                .containsPattern(
                        engine.inspect("donor", "{{.Id}}")
                                + "/"
                                + engine.inspect("guest", "{{.Id}}"));
        assertThat(create(engine, "donor")).contains("invalid cgroup mode: donor");
        assertThat(create(engine, "container:none")).contains("No such container: none");
        engine.docker("stop", "-t", "0", "donor").ok();
        assertThat(engine.docker("start", "guest").stderr())
                .contains("cannot join cgroup of a non running container: ");
    }

    /** The docker command has no option for it. */
    private static String create(Engine engine, String cgroup) {
        String body =
                "{\"Image\":\"busybox\",\"Cmd\":[\"cat\",\"/proc/self/cgroup\"],\"HostConfig\":{\"Cgroup\":\"%s\"}}"
                        .formatted(cgroup);
        return engine.host(
                        "curl",
                        "-s",
                        "--unix-socket",
                        engine.socket().toString(),
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        body,
                        "http://d/containers/create?name=guest")
                .ok();
    }

    @Test
    @Tag("3.2/NetworkMode")
    @Tag("3.1/Hostname")
    void aNetworkIsSharedAndNothingElseMayBeSaidOfIt(Engine engine) {
        donor(engine);
        String own = engine.docker("exec", "donor", "readlink", "/proc/self/ns/net").ok();
        assertThat(guest(engine, "--network", "container:donor", "hostname"))
                .isEqualTo(engine.inspect("donor", "{{.Config.Hostname}}"));
        assertThat(guest(engine, "--network", "container:donor", "readlink /proc/self/ns/net"))
                .isEqualTo(own);
        String[] named = {
            "run", "--rm", "--network", "container:donor", "--hostname", "x", "busybox", "true"
        };
        assertThat(engine.docker(named).stderr())
                .contains("conflicting options: hostname and the network mode");
    }

    @Test
    @Tag("3.2/VolumesFrom")
    @Tag("4.2/volumes-from")
    void volumesOfAnotherContainerComeAlong(Engine engine) {
        donor(engine, "-v", "/anon", "-v", "parts:/named", "-v", "/usr:/bound:ro");
        engine.docker("exec", "donor", "sh", "-c", "echo a > /anon/a; echo b > /named/b").ok();
        assertThat(guest(engine, "--volumes-from", "donor", "cat /anon/a /named/b; ls -d /bound"))
                .isEqualTo("a\nb\n/bound");
        assertThat(
                        guest(
                                engine,
                                "--volumes-from",
                                "donor:ro",
                                "touch /named/x 2>&1; touch /bound/x 2>&1; true"))
                .contains("/named/x: Read-only file system", "/bound/x: Read-only file system");
        String[] bad = {"run", "--rm", "--volumes-from", "donor:rshared", "busybox", "true"};
        assertThat(engine.docker(bad).stderr()).contains("invalid mode: rshared");
    }

    @Test
    @Tag("3.3/VolumeOptions.Subpath")
    @Tag("4.2/subpath")
    void aPartOfAVolumeIsMountedAndNoLinkLeadsOutOfIt(Engine engine) {
        engine.docker("volume", "create", "parts").ok();
        String prepare =
                "mkdir -p /v/in/side; echo x > /v/in/side/f; ln -s /etc /v/out; ln -s in /v/within;"
                        + " ln -s ../../.. /v/in/up; ln -s ../in/side /v/in/back";
        guest(engine, "-v", "parts:/v", prepare);
        assertThat(guest(engine, "--mount", part("in/side"), "cat /x/f")).isEqualTo("x");
        assertThat(guest(engine, "--mount", part("within/side/f"), "cat /x")).isEqualTo("x");
        assertThat(guest(engine, "--mount", part("in/back/f"), "cat /x")).isEqualTo("x");
        for (String way : List.of("out", "in/up", "in/up/etc")) {
            String[] escape = {"run", "--rm", "--mount", part(way), "busybox", "ls", "/x"};
            assertThat(engine.docker(escape).stderr())
                    .contains("path concatenation escapes the base directory", "subpath: " + way);
        }
        String[] missing = {"run", "--rm", "--mount", part("none"), "busybox", "ls", "/x"};
        assertThat(engine.docker(missing).stderr()).contains("no such file or directory");
        assertThat(engine.inside("grep", "exec/mounts/", "/proc/self/mountinfo").exit()).isOne();
    }

    private static String part(String path) {
        return "type=volume,src=parts,dst=/x,volume-subpath=" + path;
    }

    @Test
    @Tag("3.3/ReadOnly")
    @Tag("3.3/BindOptions.ReadOnlyNonRecursive")
    @Tag("4.2/read-only")
    void aReadOnlyBindIsReadOnlyBelowToo(Engine engine) throws IOException {
        Path tree = Files.createDirectories(engine.root().resolve("data/tree/below"));
        engine.inside("mount", "-t", "tmpfs", "below", tree.toString()).ok();
        String top = tree.getParent().toString();
        String write = "touch /x/below/f 2>&1; true";
        String options = "type=bind,readonly,src=" + top + ",dst=/x";
        assertThat(guest(engine, "--mount", options, write)).contains("Read-only file system");
        String flat = options + ",bind-recursive=writable";
        assertThat(guest(engine, "--mount", flat, write)).isEmpty();
        engine.inside("umount", tree.toString()).ok();
    }

    @Test
    @Tag("3.2/DeviceRequest.DeviceIDs")
    @Tag("3.2/DeviceRequests")
    void devicesAreFoundByTheirSpecification(Engine engine) throws IOException {
        Path specs = Files.createDirectories(Path.of("/var/run/cdi"));
        Path file = specs.resolve("drydock-test.json");
        Files.writeString(
                file,
                """
                {"cdiVersion":"0.6.0","kind":"drydock.test/crane","devices":[{"name":"one",
                 "containerEdits":{"env":["CRANE=1"],
                 "deviceNodes":[{"path":"/dev/crane","hostPath":"/dev/full"}],
                 "mounts":[{"hostPath":"/usr","containerPath":"/crane"}]}}]}
                """);
        try {
            String look = "echo $CRANE; [ -c /dev/crane ] && echo node; ls -d /crane/bin";
            assertThat(guest(engine, "--device", "drydock.test/crane=one", look))
                    .isEqualTo("1\nnode\n/crane/bin");
        } finally {
            Files.delete(file);
        }
    }
}
