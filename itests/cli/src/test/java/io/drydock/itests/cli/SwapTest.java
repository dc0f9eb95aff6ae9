package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Bundles are replaced while everything is open and busy, and nobody notices. */
@WithEngine
class SwapTest {

    private static final int CONNECTIONS = 64;
    private static final String ROUTER = "io.drydock.router.container";
    private static final int ROUNDS = Boolean.getBoolean("drydock.deep") ? 40 : 3;
    private static final AtomicInteger VERSIONS = new AtomicInteger();

    @Test
    @Tag("4.10/swap")
    void theContainerRouterIsReplacedUnderLoad(Engine engine) {
        swapUnderLoad(engine, ROUNDS, List.of(ROUTER));
    }

    @Test
    @Tag("4.10/swap")
    void servicesAndDriversAreReplacedUnderLoad(Engine engine) {
        swapUnderLoad(
                engine,
                Math.max(1, ROUNDS / 3),
                List.of(
                        "io.drydock.service.image",
                        "io.drydock.service.network",
                        "io.drydock.service.volume",
                        "io.drydock.service.events",
                        "io.drydock.service.logs",
                        "io.drydock.service.admission",
                        "io.drydock.service.health",
                        "io.drydock.service.stats",
                        "io.drydock.driver.network.bridge",
                        "io.drydock.driver.graph.overlay2",
                        "io.drydock.driver.volume.local",
                        "io.drydock.driver.log.jsonfile",
                        "io.drydock.driver.runtime.oci"));
    }

    @Test
    @Tag("4.10/swap")
    @Tag("1.4/swap")
    void theContainerServiceIsReplacedUnderLoad(Engine engine) {
        swapUnderLoad(engine, ROUNDS, List.of("io.drydock.service.container"));
    }

    private static void swapUnderLoad(Engine engine, int rounds, List<String> bundles) {
        OpenStreams streams = new OpenStreams(engine, "counter");
        Load load = new Load(engine.socket(), CONNECTIONS, "/containers/json", "/_ping");
        try (load) {
            for (int round = 0; round < rounds; round++) {
                for (String bundle : bundles) {
                    swap(engine, bundle);
                    streams.type();
                }
            }
        }
        assertThat(load.failures()).as("failed requests").isEmpty();
        assertThat(load.done()).isGreaterThan(10L * CONNECTIONS);
        streams.endComplete();
    }

    private static String swap(Engine engine, String bundle) {
        String version = "0.2." + VERSIONS.incrementAndGet();
        engine.drydock("swap", ModuleJar.of(engine, bundle, version).toString()).ok();
        return version;
    }

    @Test
    @Tag("4.7/lasting")
    void aStopThatWaitsGoesOnBesideASwapAndEventsComeOnce(Engine engine) {
        String since = engine.docker("info", "--format", "{{.SystemTime}}").ok();
        String stubborn = "trap 'sleep 8; exit 9' TERM; while :; do usleep 50000; done";
        engine.docker("run", "-d", "--name", "slow", "busybox", "sh", "-c", stubborn).ok();
        Command stop = engine.dockerStarted("stop", "-t", "30", "slow");
        Await.until("the signal", () -> events(engine, since).contains("kill"));

        swap(engine, "io.drydock.service.container");

        assertThat(stop.running()).as("the stop still waits").isTrue();
        assertThat(stop.end().ok()).isEqualTo("slow");
        assertThat(events(engine, since)).containsOnlyOnce("die").containsOnlyOnce("stop");
        assertThat(engine.docker("inspect", "-f", "{{.State.ExitCode}}", "slow").ok())
                .isEqualTo("9");
        engine.docker("rm", "slow").ok();
    }

    private static List<String> events(Engine engine, String since) {
        String filter = "container=slow";
        return engine.docker(
                        "events",
                        "--since",
                        since,
                        "--until",
                        engine.docker("info", "--format", "{{.SystemTime}}").ok(),
                        "--filter",
                        filter,
                        "--format",
                        "{{.Action}}")
                .ok()
                .lines()
                .toList();
    }

    @Test
    void aRestartPolicyGoesOnOnceAndAStoppedContainerStaysStopped(Engine engine) {
        String crash = "echo run; usleep 300000; exit 1";
        engine.docker(
                        "run",
                        "-d",
                        "--restart",
                        "on-failure:4",
                        "--name",
                        "again",
                        "busybox",
                        "sh",
                        "-c",
                        crash)
                .ok();
        engine.docker("run", "-d", "--restart", "always", "--name", "off", "busybox", "top").ok();
        engine.docker("stop", "-t", "0", "off").ok();

        for (int i = 0; i < 3; i++) {
            swap(engine, "io.drydock.service.container");
        }

        String state = "{{.State.Status}} {{.RestartCount}}";
        Await.until(
                "the last restart",
                () -> engine.docker("inspect", "-f", state, "again").ok().equals("exited 4"));
        assertThat(engine.docker("logs", "again").ok().lines()).hasSize(5);
        assertThat(engine.docker("inspect", "-f", state, "off").ok()).isEqualTo("exited 0");
        engine.docker("rm", "again", "off").ok();
    }

    @Test
    void aRemovedRouterTakesItsPathsAlongAndNothingElse(Engine engine) throws IOException {
        engine.docker("run", "-d", "--name", "alone", "busybox", "top").ok();
        String pid = engine.docker("inspect", "-f", "{{.State.Pid}}", "alone").ok();
        String version = swap(engine, ROUTER);
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            engine.drydock("remove", ROUTER).ok();
            assertThat(http.ask("GET", "/containers/json").line())
                    .isEqualTo(HttpAnswer.error(404, "page not found"));
            assertThat(http.ask("POST", "/v1.44/containers/alone/stop").line())
                    .isEqualTo(HttpAnswer.error(404, "page not found"));
            assertThat(http.ask("GET", "/images/json").status()).isEqualTo(200);
            assertThat(http.ask("GET", "/networks").status()).isEqualTo(200);
            assertThat(http.ask("GET", "/info").body()).contains("\"ContainersRunning\":1");
            assertThat(engine.inside("cat", "/proc/" + pid + "/comm").ok()).isEqualTo("top");

            String jar = ModuleJar.of(engine, ROUTER, version + "1").toString();
            engine.drydock("add", jar).ok();
            assertThat(http.ask("GET", "/containers/json").status()).isEqualTo(200);
        }
        assertThat(engine.docker("inspect", "-f", "{{.State.Pid}}", "alone").ok()).isEqualTo(pid);
        engine.docker("rm", "-f", "alone").ok();
    }

    @Test
    void thePathOfARouterThatIsGoneIsNobodysContainer(Engine engine) throws IOException {
        String router = "io.drydock.router.checkpoint";
        engine.docker("create", "--name", "kept", "busybox", "top").ok();
        String version = swap(engine, router);
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            engine.drydock("remove", router).ok();
            engine.reload("{\"experimental\": true}");
            String gone = HttpAnswer.error(404, "page not found");
            Await.until(
                    "the answer of nobody",
                    () ->
                            http.ask("DELETE", "/containers/kept/checkpoints/c1")
                                    .line()
                                    .equals(gone));
            engine.reload("{}");
        }
        engine.drydock("add", ModuleJar.of(engine, router, version + "1").toString()).ok();
        engine.docker("rm", "kept").ok();
    }

    @Test
    void aSwapSurvivesARestartOfTheEngine(Engine engine) throws IOException {
        engine.docker("run", "-d", "--name", "lasting", "busybox", "top").ok();
        String version = swap(engine, ROUTER);
        engine.stop();
        engine.start();
        assertThat(module(engine, ROUTER)).contains(version).contains("ACTIVE");
        assertThat(engine.docker("ps", "--format", "{{.Names}}").ok()).isEqualTo("lasting");
        engine.docker("rm", "-f", "lasting").ok();
    }

    private static String module(Engine engine, String bundle) {
        return engine.drydock("modules")
                .ok()
                .lines()
                .filter(line -> line.contains(bundle))
                .findFirst()
                .orElseThrow();
    }
}
