package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine is to clients of older API versions. */
@WithEngine(shared = true)
class OldClientsTest {

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "-v", "old");
        engine.docker("network", "rm", "pier");
    }

    @Test
    @Tag("1.17/1.25-prune")
    void routesThatCameLaterAreRefused(Engine engine) {
        for (String family : new String[] {"containers", "images", "networks", "volumes"}) {
            String route = "/" + family + "/prune";
            assertThat(new Api(engine, "1.24").ask("POST", route).line())
                    .isEqualTo(error(400, "POST " + route + " requires minimum API version 1.25"));
        }
        assertThat(new Api(engine, "1.25").ask("POST", "/containers/prune").status())
                .isEqualTo(200);
    }

    @Test
    @Tag("1.17/1.25-auto-remove")
    void removalWasTheClientsAffairOnce(Engine engine) {
        String auto = "'HostConfig':{'AutoRemove':true}";
        assertThat(new Api(engine, "1.24").created("old", auto)).contains("\"AutoRemove\":false");
        engine.docker("rm", "old").ok();
        assertThat(new Api(engine, "1.25").created("old", auto)).contains("\"AutoRemove\":true");
    }

    @Test
    @Tag("1.17/1.30-wait")
    void waitKnewNoConditions(Engine engine) {
        new Api(engine).created("old", "");
        assertThat(
                        new Api(engine, "1.29")
                                .ask("POST", "/containers/old/wait?condition=nonsense")
                                .body())
                .contains("\"StatusCode\":0");
        assertThat(new Api(engine, "1.30").ask("POST", "/containers/old/wait?condition=x").line())
                .isEqualTo(error(400, "invalid condition: \"x\""));
    }

    @Test
    @Tag("1.17/1.40-pids")
    @Tag("1.17/1.55-blkio")
    void updatesIgnoreWhatCameLater(Engine engine) {
        new Api(engine).created("old", "");
        String pids = "{'PidsLimit':77}";
        assertThat(new Api(engine, "1.39").ask("POST", "/containers/old/update", pids).status())
                .isEqualTo(200);
        assertThat(new Api(engine).inspect("old")).contains("\"PidsLimit\":null");
        new Api(engine, "1.40").ask("POST", "/containers/old/update", pids);
        assertThat(new Api(engine).inspect("old")).contains("\"PidsLimit\":77");
        String slow = "{'BlkioDeviceReadBps':[{'Path':'/dev/null','Rate':5}]}";
        assertThat(new Api(engine, "1.54").ask("POST", "/containers/old/update", slow).status())
                .isEqualTo(200);
        assertThat(new Api(engine).inspect("old")).doesNotContain("\"Rate\":5");
        new Api(engine, "1.55").ask("POST", "/containers/old/update", slow);
        assertThat(new Api(engine).inspect("old")).contains("\"Rate\":5");
    }

    @Test
    @Tag("1.17/1.40-capabilities")
    void oneVersionHadAListOfCapabilities(Engine engine) {
        String list = "'HostConfig':{'Capabilities':['CHOWN']}";
        assertThat(new Api(engine, "1.40").create("old", list).line())
                .isEqualTo(
                        error(
                                400,
                                "the HostConfig.Capabilities field is not supported by this"
                                        + " daemon; use CapAdd and CapDrop to set capabilities"));
        assertThat(new Api(engine, "1.41").created("old", list)).doesNotContain("\"CHOWN\"");
    }

    @Test
    @Tag("1.17/1.42-signal")
    void stopAndRestartKnewNoSignal(Engine engine) {
        String trap =
                "trap 'exit 5' USR1; trap 'exit 6' TERM; echo up; while :; do sleep 0.1; done";
        engine.docker("run", "-d", "--name", "old", "busybox", "sh", "-c", trap).ok();
        engine.awaitLog("old", "up");
        new Api(engine, "1.41").ask("POST", "/containers/old/stop?signal=USR1");
        assertThat(engine.inspect("old", "{{.State.ExitCode}}")).isEqualTo("6");
        engine.docker("start", "old").ok();
        Await.until("again", () -> engine.docker("logs", "old").ok().equals("up\nup"));
        new Api(engine, "1.42").ask("POST", "/containers/old/stop?signal=USR1");
        assertThat(engine.inspect("old", "{{.State.ExitCode}}")).isEqualTo("5");
    }

    @Test
    @Tag("1.17/1.42-raw")
    void streamsHadOneTypeOnce(Engine engine) {
        engine.docker("run", "--name", "old", "busybox", "echo", "x").ok();
        String logs = "/containers/old/logs?stdout=1";
        assertThat(new Api(engine, "1.41").ask("GET", logs).headers())
                .containsEntry("content-type", "application/vnd.docker.raw-stream");
        assertThat(new Api(engine, "1.42").ask("GET", logs).headers())
                .containsEntry("content-type", "application/vnd.docker.multiplexed-stream");
    }

    @Test
    @Tag("1.17/1.42-prune")
    @Tag("1.10/prune")
    void aPruneTookNamedVolumesToo(Engine engine) {
        engine.docker("volume", "create", "named").ok();
        assertThat(new Api(engine, "1.42").ask("POST", "/volumes/prune").body())
                .doesNotContain("named");
        assertThat(new Api(engine, "1.41").ask("POST", "/volumes/prune").body()).contains("named");
    }

    @Test
    @Tag("1.17/1.43-annotations")
    @Tag("1.17/1.46-annotations")
    void annotationsCameInTwoSteps(Engine engine) {
        String annotated = "'HostConfig':{'Annotations':{'a':'b'}}";
        assertThat(new Api(engine, "1.42").created("old", annotated)).doesNotContain("\"a\":\"b\"");
        engine.docker("rm", "old").ok();
        assertThat(new Api(engine, "1.43").created("old", annotated)).contains("\"a\":\"b\"");
        String list = "/containers/json?all=1";
        assertThat(new Api(engine, "1.45").ask("GET", list).body()).doesNotContain("\"a\":\"b\"");
        assertThat(new Api(engine, "1.46").ask("GET", list).body()).contains("\"a\":\"b\"");
    }

    @Test
    @Tag("1.17/1.44-read-only")
    void readOnlyBindsDidNotReachBelow(Engine engine) {
        String forced =
                "'HostConfig':{'Mounts':[{'Type':'bind','Source':'/usr','Target':'/x',"
                        + "'ReadOnly':true,'BindOptions':{'ReadOnlyForceRecursive':true}}]}";
        assertThat(new Api(engine, "1.43").create("old", forced).line())
                .isEqualTo(
                        error(400, "BindOptions.ReadOnlyForceRecursive needs API v1.44 or newer"));
    }

    @Test
    @Tag("1.17/1.46-tmpfs")
    void tmpfsHadNoFreeOptions(Engine engine) {
        String free =
                "'HostConfig':{'Mounts':[{'Type':'tmpfs','Target':'/t','TmpfsOptions':"
                        + "{'Options':[['exec']]}}]}";
        assertThat(new Api(engine, "1.45").created("old", free)).doesNotContain("[\"exec\"]");
        engine.docker("rm", "old").ok();
        assertThat(new Api(engine, "1.46").created("old", free)).contains("[\"exec\"]");
    }

    @Test
    @Tag("1.17/1.48-volume-driver")
    void anIgnoredVolumeDriverIsWarnedOf(Engine engine) {
        String ignored =
                "'HostConfig':{'VolumeDriver':'local','Mounts':[{'Type':'volume','Target':'/v'}]}";
        assertThat(new Api(engine, "1.47").create("old", ignored).body())
                .contains("\"Warnings\":[]");
        engine.docker("rm", "-v", "old").ok();
        assertThat(new Api(engine, "1.48").create("old", ignored).body())
                .contains("WARNING: the container-wide volume-driver configuration is ignored");
    }

    @Test
    @Tag("1.17/1.52-health")
    void theListHadNoHealth(Engine engine) {
        new Api(engine).created("old", "'Healthcheck':{'Test':['CMD','true']}");
        String list = "/containers/json?all=1";
        assertThat(new Api(engine, "1.51").ask("GET", list).body()).doesNotContain("\"Health\"");
        assertThat(new Api(engine, "1.52").ask("GET", list).body()).contains("\"Health\"");
    }

    @Test
    @Tag("1.17/1.41-one-shot")
    void statsHadNoOneShot(Engine engine) {
        engine.docker("run", "-d", "--name", "old", "busybox", "sleep", "1000").ok();
        String one = "/containers/old/stats?stream=0&one-shot=1";
        String none = "\"preread\":\"0001-01-01T00:00:00Z\"";
        assertThat(new Api(engine, "1.40").ask("GET", one).body()).doesNotContain(none);
        assertThat(new Api(engine, "1.41").ask("GET", one).body()).contains(none);
    }

    @Test
    @Tag("1.17/1.49-info")
    void infoKnewNeitherPacketFilterNorDevices(Engine engine) {
        assertThat(new Api(engine, "1.48").ask("GET", "/info").body())
                .doesNotContain("FirewallBackend")
                .contains("\"Expected\"");
        assertThat(new Api(engine, "1.49").ask("GET", "/info").body())
                .contains("FirewallBackend")
                .doesNotContain("\"Expected\"")
                .contains("BridgeNfIptables");
        assertThat(new Api(engine, "1.50").ask("GET", "/info").body())
                .doesNotContain("BridgeNfIptables");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.24", "1.30", "1.38", "1.41", "1.47", "1.56"})
    @Tag("1.3/create")
    @Tag("1.3/inspect")
    void everyVersionCreatesStartsListsAndRemoves(String version, Engine engine) {
        Api api = new Api(engine, version);
        assertThat(api.created("old", "")).contains("\"Name\":\"/old\"");
        assertThat(api.ask("POST", "/containers/old/start").status()).isEqualTo(204);
        assertThat(api.ask("GET", "/containers/json").body()).contains("\"/old\"");
        assertThat(api.ask("POST", "/containers/old/kill").status()).isEqualTo(204);
        assertThat(api.ask("POST", "/containers/old/wait").body()).contains("\"StatusCode\":137");
        assertThat(api.ask("DELETE", "/containers/old").status()).isEqualTo(204);
    }
}
