package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The engine is killed with -9: containers never notice, and the next engine knows all of it. */
@WithEngine
class CrashTest {

    private static final int ROUNDS = Boolean.getBoolean("drydock.deep") ? 20 : 2;
    private static final String COUNT = "i=0; while :; do i=$((i+1)); echo $i; usleep 5000; done";

    @Test
    @Tag("4.10/restore")
    @Tag("4.10/live-restore")
    void runningContainersAreTheSameAfterwards(Engine engine) throws IOException {
        engine.docker("run", "-d", "--name", "steady", "busybox", "sh", "-c", COUNT).ok();
        engine.docker("create", "--name", "never", "busybox", "true").ok();
        String pid = engine.docker("inspect", "-f", "{{.State.Pid}}", "steady").ok();
        Await.until("the first lines", () -> lines(engine, "steady").size() > 20);

        engine.kill9();
        engine.start();

        assertThat(engine.docker("inspect", "-f", "{{.State.Pid}}", "steady").ok()).isEqualTo(pid);
        assertThat(engine.docker("ps", "-a", "--format", "{{.Names}} {{.State}}").ok().lines())
                .containsExactlyInAnyOrder("never created", "steady running");
        int before = lines(engine, "steady").size();
        Command follower = engine.dockerStarted("logs", "-f", "steady");
        Command wait = engine.dockerStarted("wait", "steady");
        Await.until("new lines", () -> follower.soFar().lines().count() > before + 20);
        assertThat(engine.docker("exec", "steady", "echo", "in").ok()).isEqualTo("in");
        engine.docker("kill", "-s", "KILL", "steady").ok();
        assertThat(wait.end().ok()).isEqualTo("137");
        requireNumbered(follower.end().ok().lines().toList());
        requireNumbered(lines(engine, "steady"));
        engine.docker("rm", "steady", "never").ok();
    }

    @Test
    @Tag("4.10/restore")
    @Tag("4.10/restore-policy")
    void whatEndedMeanwhileIsKnown(Engine engine) throws IOException {
        run(engine, "--name", "seven", "busybox", "sh", "-c", "sleep 4; echo last; exit 7");
        run(engine, "--rm", "--name", "gone", "-v", "/anon", "busybox", "sleep", "4");
        run(
                engine,
                "--restart",
                "on-failure:1",
                "--name",
                "again",
                "busybox",
                "sh",
                "-c",
                "echo run; sleep 4; exit 3");
        run(engine, "--restart", "always", "--name", "ever", "busybox", "sleep", "4");
        String died = run(engine, "--restart", "unless-stopped", "--name", "off", "busybox", "top");
        engine.docker("stop", "-t", "0", "off").ok();

        List<String> pids =
                Stream.of("seven", "gone", "again", "ever")
                        .map(name -> engine.docker("inspect", "-f", "{{.State.Pid}}", name).ok())
                        .toList();
        engine.kill9();
        assertThat(pids).as("all run on").allMatch(CrashTest::alive);
        Await.until("the end of all", () -> pids.stream().noneMatch(CrashTest::alive));
        engine.start();

        assertThat(engine.docker("wait", "seven").ok()).isEqualTo("7");
        assertThat(engine.docker("logs", "seven").ok()).isEqualTo("last");
        Await.until("the removal", () -> engine.docker("inspect", "gone").exit() != 0);
        Await.until("the volume", () -> engine.docker("volume", "ls", "-q").ok().isEmpty());
        String state = "{{.State.Status}} {{.State.ExitCode}} {{.RestartCount}}";
        Await.until(
                "the one restart",
                () -> engine.docker("inspect", "-f", state, "again").ok().equals("exited 3 1"));
        assertThat(engine.docker("logs", "again").ok().lines()).containsExactly("run", "run");
        Await.until(
                "the restart for ever",
                () ->
                        engine.docker("inspect", "-f", "{{.State.Running}}", "ever")
                                .ok()
                                .equals("true"));
        assertThat(engine.docker("inspect", "-f", "{{.State.Status}}", died).ok())
                .isEqualTo("exited");
        engine.docker("rm", "-f", "seven", "again", "ever", "off").ok();
    }

    @Test
    @Tag("4.10/crash")
    void aRemovalWithVolumesGoesOnAsOne(Engine engine) throws IOException {
        engine.docker(
                        "create",
                        "--name",
                        "half",
                        "-v",
                        "/anon",
                        "-v",
                        "kept:/kept",
                        "busybox",
                        "true")
                .ok();
        String id = engine.inspect("half", "{{.Id}}");
        engine.kill9();
        // as it is when the kill hits between the beginning of a rm -v and its end
        Files.createFile(
                engine.root()
                        .resolve("data/containers")
                        .resolve(id)
                        .resolve("removing-with-volumes"));
        engine.start();
        assertThat(engine.docker("ps", "-aq", "--no-trunc").ok()).doesNotContain(id);
        assertThat(engine.docker("volume", "ls", "-q").ok()).isEqualTo("kept");
        engine.docker("volume", "rm", "kept").ok();
    }

    @Test
    @Tag("4.10/crash")
    void aKillAtAnyInstantLeavesNothingHalfMade(Engine engine) throws Exception {
        String archive = engine.root().resolve("busybox.tar").toString();
        Traces before = Traces.settled(engine);
        Random random = new Random(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            String loop =
                    "while :; do %1$s run -d --name a%2$d-$((i=i+1)) -v /v -p 80 busybox top;"
                            + " %1$s rm -f -v a%2$d-$((i-1)); %1$s import %3$s made:$i; done";
            Command busy = engine.shell(loop.formatted(Engine.DOCKER, round, archive));
            Thread.sleep(500 + random.nextInt(2_000));
            engine.kill9();
            busy.kill();
            engine.start();
            List<String> all = engine.docker("ps", "-aq").ok().lines().toList();
            for (String id : all) {
                engine.docker("rm", "-f", "-v", id).ok();
            }
            for (String image :
                    engine.docker("images", "-q", "made").ok().lines().distinct().toList()) {
                engine.docker("rmi", "-f", image);
            }
            before.requireSame(engine, "round " + round);
        }
    }

    private static boolean alive(String pid) {
        return Files.exists(Path.of("/proc", pid));
    }

    private static String run(Engine engine, String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "run";
        all[1] = "-d";
        System.arraycopy(words, 0, all, 2, words.length);
        return engine.docker(all).ok();
    }

    private static List<String> lines(Engine engine, String container) {
        return engine.docker("logs", container).ok().lines().toList();
    }

    private static void requireNumbered(List<String> lines) {
        assertThat(lines)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, lines.size())
                                .mapToObj(Integer::toString)
                                .toList());
    }
}
