package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docker checkpoint}, with runc and the CRIU that itests/criu installs. */
@WithEngine
class CheckpointTest {

    private static final String CRIU = System.getProperty("drydock.criu", "");

    @BeforeEach
    void experimentalWithARuntimeThatKnowsCriu(Engine engine) throws IOException {
        assumeTrue(Files.isExecutable(Path.of(CRIU)), "no CRIU: run itests/criu/install");
        engine.reload(
                """
                {"experimental": true, "runtimes":
                 {"runc-criu": {"path": "runc", "runtimeArgs": ["--criu=%s"]}}}"""
                        .formatted(CRIU));
        awaitExperimental(engine, "true");
    }

    @AfterEach
    void remove(Engine engine) {
        engine.sh("docker rm -f counter").ok();
    }

    @Test
    @Tag("1.5/create")
    @Tag("1.5/start")
    @Tag("1.5/list")
    @Tag("4.7/checkpoint")
    void aContainerGoesOnWhereItsCheckpointWasTaken(Engine engine) {
        count(engine);
        engine.docker("checkpoint", "create", "counter", "one").ok();
        engine.awaitField("counter", "{{.State.Status}}", "exited");
        String events = "docker events --since 1m --until 0s -f event=checkpoint";
        Await.until("the event", () -> engine.sh(events).ok().contains("name=counter"));
        assertThat(engine.docker("checkpoint", "ls", "counter").ok()).contains("one");
        int before = lastNumber(engine);
        engine.docker("start", "--checkpoint", "one", "counter").ok();
        assertThat(engine.inspect("counter", "{{.State.Status}}")).isEqualTo("running");
        Await.until("further numbers", () -> lastNumber(engine) > before + 2);
        // what the runtime was started with went on with it
        assertThat(engine.docker("exec", "counter", "sh", "-c", "echo $COLOUR").exit()).isZero();
        engine.docker("stop", "-t", "0", "counter").ok();
        assertThat(engine.inspect("counter", "{{.State.ExitCode}}")).isEqualTo("137");
    }

    @Test
    @Tag("1.5/create")
    @Tag("1.5/list")
    @Tag("1.5/start")
    void leftRunningItHasNoGap(Engine engine) {
        count(engine);
        Path shelf = engine.root().resolve("shelf");
        engine.docker(
                        "checkpoint",
                        "create",
                        "--leave-running",
                        "--checkpoint-dir",
                        shelf.toString(),
                        "counter",
                        "there")
                .ok();
        assertThat(engine.inspect("counter", "{{.State.Status}}")).isEqualTo("running");
        assertThat(engine.docker("checkpoint", "ls", "counter").ok()).doesNotContain("there");
        assertThat(
                        engine.docker(
                                        "checkpoint",
                                        "ls",
                                        "--checkpoint-dir",
                                        shelf.toString(),
                                        "counter")
                                .ok())
                .contains("there");
        assertThat(
                        engine.docker(
                                        "start",
                                        "--checkpoint",
                                        "there",
                                        "--checkpoint-dir",
                                        shelf.toString(),
                                        "counter")
                                .refusal())
                .contains("custom checkpointdir is not supported");
    }

    @Test
    @Tag("1.5/create")
    @Tag("1.5/delete")
    void namesAreCheckedAndTakenOnce(Engine engine) {
        count(engine);
        engine.docker("checkpoint", "create", "--leave-running", "counter", "one").ok();
        assertThat(engine.docker("checkpoint", "create", "counter", "one").refusal())
                .contains("checkpoint with name one already exists for container counter");
        assertThat(engine.docker("checkpoint", "create", "counter", "../up").refusal())
                .contains("invalid checkpoint ID \"../up\"");
        engine.docker("checkpoint", "rm", "counter", "one").ok();
        assertThat(engine.docker("checkpoint", "rm", "counter", "one").refusal())
                .contains("checkpoint one does not exist for container counter");
        assertThat(engine.inspect("counter", "{{.State.Status}}")).isEqualTo("running");
    }

    @Test
    @Tag("1.5/create")
    void aRuntimeThatCannotSaysSoAndTheContainerGoesOn(Engine engine) {
        engine.sh("docker run -d --name counter --runtime crun busybox sleep 100").ok();
        assertThat(engine.docker("checkpoint", "create", "counter", "one").refusal())
                .contains("Cannot checkpoint container counter: the runtime crun");
        assertThat(engine.docker("checkpoint", "ls", "counter").ok()).doesNotContain("one");
        assertThat(engine.inspect("counter", "{{.State.Status}}")).isEqualTo("running");
    }

    @Test
    @Tag("1.5/experimental")
    @Tag("1.16/experimental")
    void itIsShutWhileTheEngineIsNotExperimental(Engine engine) throws IOException {
        count(engine);
        engine.reload("{}");
        awaitExperimental(engine, "false");
        assertThat(curl(engine, "GET", "/containers/counter/checkpoints"))
                .contains("This experimental feature is disabled by default")
                .endsWith("501");
        assertThat(curl(engine, "POST", "/containers/counter/start?checkpoint=one"))
                .contains("checkpoint is only supported in experimental mode")
                .endsWith("400");
    }

    private static void count(Engine engine) {
        String loop = "i=0; while :; do i=$((i+1)); echo $i; sleep 0.1; done";
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "counter",
                        "--runtime",
                        "runc-criu",
                        "busybox",
                        "sh",
                        "-c",
                        loop)
                .ok();
        engine.awaitLog("counter", "3");
    }

    private static int lastNumber(Engine engine) {
        return Integer.parseInt(engine.docker("logs", "--tail", "1", "counter").ok());
    }

    private static void awaitExperimental(Engine engine, String wanted) {
        Await.until(
                "experimental: " + wanted,
                () ->
                        engine.docker("version", "-f", "{{.Server.Experimental}}")
                                .stdout()
                                .equals(wanted));
    }

    private static String curl(Engine engine, String method, String path) {
        return engine.host(
                        "curl",
                        "-s",
                        "-X",
                        method,
                        "-w",
                        "%{http_code}",
                        "--unix-socket",
                        engine.socket().toString(),
                        "http://localhost" + path)
                .ok();
    }
}
