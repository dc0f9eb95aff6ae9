package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code docker diff}, {@code docker export}, {@code docker commit}. */
@WithEngine
class DiffExportCommitTest {

    private static final String SCRIPT =
            "echo x > /etc/new; rm /etc/group; mkdir /made; echo y > /made/f;"
                    + " ln /made/f /made/g; mkfifo /made/pipe; echo v > /v/in-volume";

    @BeforeAll
    static void makeContainer(Engine engine) {
        engine.docker(
                        "run",
                        "--name",
                        "done",
                        "-e",
                        "A=1",
                        "--label",
                        "l=1",
                        "-v",
                        "/v",
                        "--network",
                        "none",
                        "busybox",
                        "sh",
                        "-c",
                        SCRIPT)
                .ok();
    }

    @AfterAll
    static void removeContainer(Engine engine) {
        engine.docker("rm", "-v", "done").ok();
    }

    @Test
    @Tag("1.3/changes")
    void diffTellsEachChange(Engine engine) {
        assertThat(engine.docker("diff", "done").ok().lines())
                .containsExactly(
                        "C /etc",
                        "D /etc/group",
                        "A /etc/new",
                        "A /made",
                        "A /made/f",
                        "A /made/g",
                        "A /made/pipe",
                        "A /v");
    }

    @Test
    @Tag("1.3/export")
    void exportHoldsTheWholeRootWithoutVolumes(Engine engine) {
        Result tar = engine.docker("export", "done");
        assertThat(tar.exit()).as(tar.stderr()).isZero();
        Result list =
                Command.start(engine.root().resolve("commands"), Map.of(), List.of("tar", "-tv"))
                        .input(tar.bytes())
                        .end();
        assertThat(list.ok())
                .contains("bin/busybox", "made/pipe", "made/g link to made/f", " v/")
                .doesNotContain("in-volume", "etc/group");
    }

    @Test
    @Tag("1.3/commit")
    @Tag("1.3/commit-changes")
    @Tag("4.3/formats-commit")
    void aCommittedImageRunsWithTheChangesAndTheConfiguration(Engine engine) {
        String id =
                engine.docker(
                                "commit",
                                "-a",
                                "me",
                                "-m",
                                "why",
                                "-c",
                                "ENV B=2",
                                "-c",
                                "CMD [\"sh\",\"-c\",\"cat /made/g; echo $A$B\"]",
                                "done",
                                "kept:1")
                        .ok();
        assertThat(id).startsWith("sha256:");
        assertThat(engine.docker("run", "--rm", "--network", "none", "kept:1").ok())
                .isEqualTo("y\n12");
        assertThat(engine.docker("run", "--rm", "--network", "none", "kept:1", "ls", "/etc").ok())
                .contains("new")
                .doesNotContain("group");
        String format = "{{.Author}} {{.Comment}} {{.Config.Labels.l}} {{len .RootFS.Layers}}";
        assertThat(engine.docker("inspect", "-f", format, "kept:1").ok()).isEqualTo("me why 1 2");
        engine.docker("rmi", "kept:1").ok();
    }

    @Test
    @Tag("1.3/commit-changes")
    void aBadChangeIsRefusedInDockersWords(Engine engine) {
        Result refused = engine.docker("commit", "-c", "RUN x", "done");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("run is not a valid change command");
    }

    @Test
    @Tag("1.3/commit-pause")
    @Tag("4.7/commit")
    void aRunningContainerIsFrozenMeanwhileAndGoesOn(Engine engine) {
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "going",
                        "--network",
                        "none",
                        "busybox",
                        "sleep",
                        "1000")
                .ok();
        engine.docker("commit", "going", "kept:2").ok();
        assertThat(engine.docker("inspect", "-f", "{{.State.Status}}", "going").ok())
                .isEqualTo("running");
        String now = Long.toString(System.currentTimeMillis() / 1000 + 1);
        String events =
                engine.docker(
                                "events",
                                "--since",
                                "10m",
                                "--until",
                                now,
                                "--filter",
                                "container=going",
                                "--format",
                                "{{.Action}}")
                        .ok();
        assertThat(events).endsWith("pause\ncommit\nunpause");
        engine.docker("rm", "-f", "going").ok();
        engine.docker("rmi", "kept:2").ok();
    }

    @Test
    void aVanishedClientLeavesNothingMounted(Engine engine) {
        engine.docker("create", "--name", "large", "busybox", "sh").ok();
        String id = engine.docker("inspect", "-f", "{{.Id}}", "large").ok();
        Path socket = engine.socket();
        Command.start(
                        engine.root().resolve("commands"),
                        Map.of(),
                        List.of(
                                "sh",
                                "-c",
                                "curl -s --unix-socket "
                                        + socket
                                        + " http://x/containers/large/export | head -c 1000"))
                .end()
                .ok();
        Await.until(
                "the unmount", () -> !engine.inside("cat", "/proc/self/mounts").ok().contains(id));
        engine.docker("rm", "large").ok();
    }
}
