package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docker exec}: what it runs, what it says when it cannot, and what it leaves: nothing. */
@WithEngine
class ExecTest {

    private static final String FAILED =
            "OCI runtime exec failed: exec failed: unable to start container process: ";
    private static final int EXECS = Boolean.getBoolean("drydock.deep") ? 3000 : 300;

    @BeforeEach
    void run(Engine engine) {
        String[] words = {"run", "-d", "--name", "host", "-e", "A=1", "busybox", "sleep", "900"};
        engine.docker(words).ok();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "host").ok();
    }

    @Test
    @Tag("1.4/start-failed")
    void saysWhyACommandDoesNotRun(Engine engine) {
        Result missing = engine.docker("exec", "host", "nope");
        assertThat(missing.exit()).isEqualTo(127);
        assertThat(new String(missing.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(
                        FAILED
                                + "exec: \"nope\": executable file not found in $PATH:"
                                + " unknown\r\n");
        Result folder = engine.docker("exec", "host", "/etc");
        assertThat(folder.exit()).isEqualTo(126);
        assertThat(folder.stdout())
                .isEqualTo(FAILED + "exec: \"/etc\": permission denied: unknown");
    }

    @Test
    @Tag("1.4/start-failed")
    void saysWhyAWorkingDirectoryOrAUserWillNotDo(Engine engine) {
        Result folder = engine.docker("exec", "-w", "/nodir", "host", "true");
        assertThat(folder.exit()).isEqualTo(126);
        assertThat(folder.stdout())
                .isEqualTo(
                        FAILED
                                + "chdir to cwd (\"/nodir\") set in config.json failed: no such"
                                + " file or directory: unknown");
        Result relative = engine.docker("exec", "-w", "tmp", "host", "true");
        assertThat(relative.stdout()).contains("Cwd must be an absolute path");
        Result user = engine.docker("exec", "-u", "nobodyhere", "host", "id");
        assertThat(user.exit()).isEqualTo(126);
        assertThat(user.stdout())
                .isEqualTo("unable to find user nobodyhere: no matching entries in passwd file");
    }

    @Test
    @Tag("1.4/start-detached")
    void detachedItRefusesWithTheSameReason(Engine engine) {
        Result missing = engine.docker("exec", "-d", "host", "nope");
        assertThat(missing.exit()).isNotZero();
        assertThat(missing.stderr()).contains("exec: \"nope\": executable file not found in $PATH");
    }

    @Test
    @Tag("1.4/environment")
    void takesEnvironmentFolderAndUser(Engine engine) {
        String script = "echo $A $C $(pwd) $(id -u):$(id -g)";
        String[] words = {
            "exec", "-e", "A=2", "-e", "C=3", "-w", "/tmp", "-u", "5:7", "host", "sh", "-c", script
        };
        assertThat(engine.docker(words).ok()).isEqualTo("2 3 /tmp 5:7");
        String all = engine.docker("exec", "-e", "A=2", "host", "env").ok();
        assertThat(all.lines().filter(line -> line.startsWith("A="))).containsExactly("A=2");
    }

    @Test
    @Tag("1.4/privileged")
    void privilegedItHasEveryCapabilityOfTheEngine(Engine engine) {
        String read = "grep CapEff /proc/self/status";
        String plain = engine.docker("exec", "host", "sh", "-c", read).ok();
        String all = engine.docker("exec", "--privileged", "host", "sh", "-c", read).ok();
        assertThat(plain).endsWith("00000000a80425fb");
        assertThat(all).isNotEqualTo(plain);
    }

    @Test
    @Tag("1.4/streams")
    void carriesInputAndTheExitCode(Engine engine) {
        byte[] sent = "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Result cat = engine.dockerStarted("exec", "-i", "host", "cat").input(sent).end();
        assertThat(cat.ok()).isEqualTo("hello");
        assertThat(engine.docker("exec", "host", "sh", "-c", "exit 9").exit()).isEqualTo(9);
    }

    @Test
    @Tag("1.4/create-refused")
    @Tag("1.16/exec")
    void needsAContainerThatRuns(Engine engine) {
        engine.docker("pause", "host").ok();
        assertThat(engine.docker("exec", "host", "true").stderr())
                .contains("Container host is paused, unpause the container before exec");
        engine.docker("unpause", "host").ok();
        engine.docker("stop", "-t", "0", "host").ok();
        assertThat(engine.docker("exec", "host", "true").stderr()).contains("is not running");
        assertThat(engine.docker("exec", "nosuch", "true").stderr())
                .contains("No such container: nosuch");
    }

    @Test
    @Tag("1.4/leaves-nothing")
    void manyLeaveNothingBehind(Engine engine) {
        engine.docker("exec", "host", "true").ok();
        Traces before = Traces.of(engine);
        String many =
                "i=0; while [ $i -lt "
                        + EXECS
                        + " ]; do docker exec host true & i=$((i+1));"
                        + " [ $((i % 8)) = 0 ] && wait; done; wait";
        engine.host("sh", "-c", many).ok();
        Await.until("all traces to go", () -> Traces.of(engine).within(before, 20));
    }

    /** What execs could leave: directories, monitors, mounts, open files of the engine. */
    private record Traces(long folders, long monitors, long mounts, long files) {

        static Traces of(Engine engine) {
            String root = engine.root().toString();
            return new Traces(
                    count(engine, "ls " + root + "/exec/execs | wc -l"),
                    count(
                            engine,
                            "grep -lsa '" + root + "/exec/[e]xecs' /proc/[0-9]*/cmdline | wc -l"),
                    count(engine, "wc -l < /proc/self/mountinfo"),
                    count(engine, "ls /proc/$(cat " + root + "/pid)/fd | wc -l"));
        }

        private static long count(Engine engine, String script) {
            return Long.parseLong(engine.inside("sh", "-c", script).ok());
        }

        /** Folders, monitors and mounts as before; the engine's pools may keep some files open. */
        boolean within(Traces before, long slack) {
            return folders <= before.folders
                    && monitors <= before.monitors
                    && mounts <= before.mounts
                    && files <= before.files + slack;
        }
    }
}
