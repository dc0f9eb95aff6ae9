package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Routes of the container router in the cases the docker command has no words for. */
@WithEngine
class ContainerRoutesTest {

    private static final String STATE = "{{.State.Status}} {{.State.ExitCode}}";

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "-v", "one");
    }

    private static void sleeping(Engine engine) {
        engine.docker("run", "-d", "--name", "one", "busybox", "sleep", "1000").ok();
    }

    @Test
    @Tag("1.3/inspect-health")
    void healthIsShownOnlyWhereThereIsACheck(Engine engine) {
        Api api = new Api(engine);
        assertThat(api.created("one", "")).doesNotContain("\"Health\":");
        engine.docker("rm", "one").ok();
        assertThat(api.created("one", "'Healthcheck':{'Test':['CMD','true']}"))
                .doesNotContain("\"Health\":null");
    }

    @Test
    @Tag("1.3/inspect-network")
    @Tag("3.5/outputs")
    void theNetworkOfAContainerIsShownWhileItRuns(Engine engine) {
        String ids = "{{len .NetworkSettings.SandboxID}} {{.NetworkSettings.SandboxKey}}";
        String bridge = "{{with .NetworkSettings.Networks.bridge}}";
        String network = engine.docker("network", "inspect", "-f", "{{.Id}}", "bridge").ok();
        new Api(engine).created("one", "");
        String address = bridge + "{{.IPAddress}}/{{.IPPrefixLen}} {{.Gateway}}{{end}}";
        assertThat(engine.inspect("one", address)).isEqualTo("/0");
        engine.docker("start", "one").ok();
        assertThat(engine.inspect("one", ids)).startsWith("64 /");
        assertThat(engine.inspect("one", address)).matches("[0-9.]+/16 [0-9.]+");
        String own = bridge + "{{.NetworkID}} {{len .EndpointID}} {{len .MacAddress}}{{end}}";
        assertThat(engine.inspect("one", own)).isEqualTo(network + " 64 17");
        engine.docker("kill", "one").ok();
        assertThat(engine.inspect("one", ids)).isEqualTo("0");
        assertThat(engine.inspect("one", address)).isEqualTo("/0");
    }

    @Test
    @Tag("1.3/create-platform")
    void anImageOfAnotherPlatformIsRefused(Engine engine) {
        HttpAnswer answer =
                new Api(engine)
                        .ask(
                                "POST",
                                "/containers/create?name=one&platform=linux/s390x",
                                "{'Image':'busybox','Cmd':['true']}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("image with reference busybox", "linux/s390x");
        assertThat(
                        new Api(engine)
                                .ask(
                                        "POST",
                                        "/containers/create?name=one&platform=a/b/c/d",
                                        "{'Image':'busybox','Cmd':['true']}")
                                .line())
                .isEqualTo(
                        error(
                                400,
                                "\"a/b/c/d\": cannot parse platform specifier: invalid"
                                        + " argument"));
    }

    @Test
    @Tag("1.3/kill")
    void aKillWithoutASignalWaitsForTheEnd(Engine engine) {
        sleeping(engine);
        assertThat(new Api(engine).ask("POST", "/containers/one/kill").status()).isEqualTo(204);
        assertThat(engine.inspect("one", STATE)).isEqualTo("exited 137");
    }

    @Test
    @Tag("1.3/restart")
    @Tag("1.3/restart-signal")
    void aRestartTakesASignalAndAnyState(Engine engine) {
        String trap = "trap 'echo usr; exit' USR1; echo up; while :; do sleep 0.1; done";
        engine.docker("create", "--name", "one", "busybox", "sh", "-c", trap).ok();
        Api api = new Api(engine);
        assertThat(api.ask("POST", "/containers/one/restart").status()).isEqualTo(204);
        engine.awaitLog("one", "up");
        assertThat(api.ask("POST", "/containers/one/restart?signal=USR1&t=60").status())
                .isEqualTo(204);
        Await.until("again", () -> engine.docker("logs", "one").ok().equals("up\nusr\nup"));
    }

    @Test
    @Tag("1.3/start")
    @Tag("1.3/stop")
    void whatIsSoAlreadyIsNotModified(Engine engine) {
        sleeping(engine);
        Api api = new Api(engine);
        assertThat(api.ask("POST", "/containers/one/start").status()).isEqualTo(304);
        assertThat(api.ask("POST", "/containers/one/stop?t=0").status()).isEqualTo(204);
        assertThat(api.ask("POST", "/containers/one/stop").status()).isEqualTo(304);
        assertThat(api.ask("POST", "/containers/one/start").status()).isEqualTo(204);
    }

    @Test
    @Tag("1.3/start-paused")
    void whatIsPausedIsNotStarted(Engine engine) {
        sleeping(engine);
        engine.docker("pause", "one").ok();
        assertThat(new Api(engine).ask("POST", "/containers/one/start").line())
                .isEqualTo(error(409, "cannot start a paused container, try unpause instead"));
    }

    @Test
    @Tag("1.3/stop-vanished")
    void aStopGoesOnWithoutItsClient(Engine engine) {
        String deaf = "trap '' TERM; echo up; while :; do sleep 0.1; done";
        engine.docker("run", "-d", "--name", "one", "busybox", "sh", "-c", deaf).ok();
        engine.awaitLog("one", "up");
        Command stop = engine.dockerStarted("stop", "-t", "2", "one");
        Await.until(
                "the signal",
                () ->
                        engine.sh("docker events --since 10m --until 0s -f event=kill")
                                .ok()
                                .contains("name=one"));
        stop.kill();
        engine.awaitField("one", STATE, "exited 137");
    }

    @Test
    @Tag("1.3/prune-once")
    @Tag("1.16/prune")
    @Tag("1.3/delete-twice")
    @Tag("1.16/removal-in-progress")
    void asLongAsOneTakesItsTimeASecondIsRefused(Engine engine) throws Exception {
        Path slow = engine.root().resolve("slow-runtime");
        Files.writeString(
                slow,
                "#!/bin/sh\ncase \" $* \" in *\" create \"*) sleep 4;; esac\n"
                        + "exec runc \"$@\"\n");
        Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwxr-xr-x"));
        engine.reload("{\"runtimes\":{\"slow\":{\"path\":\"" + slow + "\"}}}");
        Await.until(
                "the runtime",
                () ->
                        engine.docker(
                                                "create",
                                                "--name",
                                                "one",
                                                "--runtime",
                                                "slow",
                                                "busybox",
                                                "sleep",
                                                "1000")
                                        .exit()
                                == 0);
        assertThat(oneOfTwo(engine, "container", "prune", "-f"))
                .contains("a prune operation is already running");
        engine.docker("kill", "one").ok();
        assertThat(oneOfTwo(engine, "rm", "-f", "one"))
                .contains("removal of container one is already in progress");
        engine.reload("{}");
    }

    /** Runs a command twice while the start of a container takes its time; one is refused. */
    private static String oneOfTwo(Engine engine, String... words) throws InterruptedException {
        Command start = engine.dockerStarted("start", "one");
        Thread.sleep(500);
        Command first = engine.dockerStarted(words);
        Command second = engine.dockerStarted(words);
        Result one = first.end();
        Result other = second.end();
        start.end();
        assertThat(one.exit() + other.exit()).as("one of both is refused").isEqualTo(1);
        return one.stderr() + other.stderr();
    }

    @Test
    @Tag("3.3/implicit")
    @Tag("3.2/Mounts")
    void filesOfTheEngineMayBeMountedOver(Engine engine) throws IOException {
        String look =
                "ls -l /etc/hosts /etc/hostname /etc/resolv.conf >/dev/null && hostname"
                        + " && cat /etc/hostname && grep -c /dev/shm /proc/mounts";
        assertThat(engine.docker("run", "--rm", "-h", "hull", "busybox", "sh", "-c", look).ok())
                .isEqualTo("hull\nhull\n1");
        Path own = Files.writeString(engine.root().resolve("own-hosts"), "9.9.9.9 own\n");
        assertThat(
                        engine.docker(
                                        "run",
                                        "--rm",
                                        "--mount",
                                        "type=bind,src=" + own + ",dst=/etc/hosts",
                                        "busybox",
                                        "cat",
                                        "/etc/hosts")
                                .ok())
                .isEqualTo("9.9.9.9 own");
    }

    @Test
    @Tag("1.16/gpu")
    @Tag("3.2/DeviceRequest.Capabilities")
    void noDriverForARequestOfDevicesIsSaid(Engine engine) {
        HttpAnswer created =
                new Api(engine)
                        .create(
                                "one",
                                "'HostConfig':{'DeviceRequests':[{'Driver':'nvidia','Count':1,"
                                        + "'Capabilities':[['gpu']]}]}");
        assertThat(
                        created.status() == 201
                                ? new Api(engine).ask("POST", "/containers/one/start").line()
                                : created.line())
                .isEqualTo(
                        error(
                                400,
                                "could not select device driver \"nvidia\" with capabilities:"
                                        + " [[gpu]]"));
    }
}
