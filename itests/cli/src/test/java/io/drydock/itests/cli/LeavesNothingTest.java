package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whatever was tried and however it ended: what is not wanted any more is gone. */
@WithEngine
class LeavesNothingTest {

    @Test
    void finishedContainersDo(Engine engine) {
        Traces before = Traces.settled(engine);
        engine.docker("run", "--rm", "-v", "/anon", "-p", "80", "busybox", "true").ok();
        engine.docker("run", "-d", "--init", "--name", "one", "-v", "named:/n", "busybox", "top")
                .ok();
        engine.docker("run", "-d", "--network", "container:one", "--name", "two", "busybox", "top")
                .ok();
        engine.docker("exec", "one", "sh", "-c", "exit 3");
        engine.docker("exec", "-d", "one", "sleep", "100").ok();
        engine.docker("network", "create", "own").ok();
        engine.docker(
                        "run",
                        "-d",
                        "--network",
                        "own",
                        "-p",
                        "81:80",
                        "--name",
                        "three",
                        "busybox",
                        "top")
                .ok();
        engine.docker("restart", "-t", "0", "three").ok();
        engine.docker("rm", "-f", "-v", "one", "two", "three").ok();
        engine.docker("network", "rm", "own").ok();
        engine.docker("volume", "rm", "named").ok();
        before.requireSame(engine, "use");
    }

    @Test
    void failedStartsAndCreatesDo(Engine engine) throws IOException {
        engine.docker("run", "-d", "--name", "owner", "-p", "8080:80", "busybox", "top").ok();
        Traces before = Traces.settled(engine);
        fails(engine, 127, "run", "--rm", "-v", "/anon", "busybox", "nosuch");
        fails(engine, 126, "run", "--rm", "busybox", "/etc");
        fails(engine, 125, "run", "--rm", "-p", "8080:80", "busybox", "true");
        fails(engine, 125, "run", "--rm", "-u", "nobody-such", "busybox", "true");
        Path file = Files.createFile(engine.root().resolve("file"));
        for (String mount : List.of(file + ":/etc", engine.root() + ":/etc/passwd")) {
            assertThat(engine.docker("run", "--rm", "-v", mount, "busybox", "true").exit())
                    .as(mount)
                    .isIn(125, 126, 127);
        }
        fails(engine, 125, "run", "--rm", "--network", "nosuch", "busybox", "true");
        fails(engine, 125, "run", "--rm", "--runtime", "nosuch", "busybox", "true");
        fails(engine, 1, "create", "--name", "owner", "-v", "/anon", "busybox", "true");
        fails(engine, 1, "network", "create", "--subnet", "172.17.0.0/16", "clash");
        before.requireSame(engine, "failures");

        fails(engine, 127, "run", "--name", "kept", "-v", "/anon", "busybox", "nosuch");
        engine.docker("rm", "-v", "kept").ok();
        before.requireSame(engine, "a failed start without --rm");
        engine.docker("rm", "-f", "owner").ok();
    }

    private static void fails(Engine engine, int exit, String... words) {
        Result failed = engine.docker(words);
        assertThat(failed.exit())
                .as(String.join(" ", words) + ": " + failed.stderr())
                .isEqualTo(exit);
    }

    @Test
    void imagesThatTryToLeaveTheirRootDo(Engine engine) throws IOException {
        Traces before = Traces.settled(engine);
        Path folder = Files.createDirectory(engine.root().resolve("evil"));
        String make =
                "cd "
                        + folder
                        + " && mkdir -p d && echo evil > d/x && ln -s "
                        + engine.root()
                        + " d/way"
                        + " && tar -cPf up.tar --transform 's,^d/x,../../../../x,' d/x"
                        + " && tar -cPf abs.tar --transform 's,^d/x,/evil-at-root,' d/x"
                        + " && tar -cf link.tar -C d way && echo evil > evil-through-link"
                        + " && tar -rPf link.tar --transform 's,^,way/,' evil-through-link"
                        + " && printf garbage > garbage.tar && head -c 700 abs.tar > cut.tar";
        engine.shell(make).input(new byte[0]).end().ok();
        for (String name : List.of("up", "abs", "link")) {
            engine.docker("import", folder.resolve(name + ".tar").toString(), "evil:" + name);
            engine.docker("rmi", "-f", "evil:" + name);
        }
        for (String name : List.of("up", "garbage", "cut")) {
            assertThat(engine.docker("load", "-i", folder + "/" + name + ".tar").exit())
                    .as("load " + name)
                    .isNotZero();
        }
        assertThat(Path.of("/evil-at-root")).doesNotExist();
        assertThat(engine.root().resolve("evil-through-link")).doesNotExist();
        assertThat(engine.root().resolve("data/x")).doesNotExist();
        before.requireSame(engine, "evil images");
    }

    @Test
    void clientsThatVanishDo(Engine engine) throws Exception {
        engine.docker(
                        "run",
                        "-d",
                        "-i",
                        "--name",
                        "talker",
                        "busybox",
                        "sh",
                        "-c",
                        "while :; do echo x; usleep 10000; done")
                .ok();
        Traces before = Traces.settled(engine);
        int descriptors = descriptors(engine);
        for (int i = 0; i < 3; i++) {
            Command follower = engine.dockerStarted("logs", "-f", "talker");
            Command attach = engine.dockerStarted("attach", "--sig-proxy=false", "talker");
            Command exec = engine.dockerStarted("exec", "-i", "talker", "cat");
            Command events = engine.dockerStarted("events");
            exec.type("there\n");
            Await.until(
                    "all are served",
                    () ->
                            !follower.soFar().isEmpty()
                                    && !attach.soFar().isEmpty()
                                    && exec.soFar().contains("there"));
            List.of(follower, attach, exec, events).forEach(Command::kill);
            vanishInLoad(engine);
        }
        engine.docker("exec", "talker", "sh", "-c", "kill $(pidof cat); true").ok();
        before.requireSame(engine, "clients that vanished");
        Await.until("closed descriptors", () -> descriptors(engine) <= descriptors + 5);
        assertThat(engine.docker("ps", "-q").ok().lines()).hasSize(1);
        engine.docker("rm", "-f", "talker").ok();
    }

    private static void vanishInLoad(Engine engine) throws IOException {
        byte[] archive = Files.readAllBytes(engine.root().resolve("busybox.tar"));
        for (String path : List.of("/images/load", "/images/create?fromSrc=-&repo=half")) {
            try (HttpConnection http = new HttpConnection(engine.socket())) {
                http.write(
                        "POST "
                                + path
                                + " HTTP/1.1\r\nHost: d\r\nContent-Type: application/x-tar\r\n");
                http.write("Content-Length: " + archive.length + "\r\n\r\n");
                http.write(java.util.Arrays.copyOf(archive, archive.length / 2));
            }
        }
    }

    private static int descriptors(Engine engine) throws IOException {
        String pid = Files.readString(engine.root().resolve("pid")).strip();
        return Path.of("/proc", pid, "fd").toFile().list().length;
    }

    @Test
    void stopsOfTheEngineDo(Engine engine) throws IOException {
        engine.docker("run", "-d", "--name", "on", "-p", "80", "busybox", "top").ok();
        String pid = engine.docker("inspect", "-f", "{{.State.Pid}}", "on").ok();
        // The first stop notes down how far logs have been read.
        engine.stop();
        engine.start();
        Traces before = Traces.settled(engine);
        engine.stop();
        assertThat(Path.of("/proc", pid)).as("the container runs on").exists();
        assertThat(engine.socket()).doesNotExist();
        engine.start();
        before.requireSame(engine, "a restart of the engine");
        assertThat(engine.docker("inspect", "-f", "{{.State.Pid}}", "on").ok()).isEqualTo(pid);
        engine.docker("rm", "-f", "on").ok();
    }
}
