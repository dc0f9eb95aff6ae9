package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks as clients of older versions of the API know them. */
@WithEngine(shared = true)
class OldNetworkClientsTest {

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "-v", "old");
        engine.docker("network", "rm", "pier");
    }

    @Test
    @Tag("1.17/1.45-aliases")
    void aliasesHadShortIdAndHostName(Engine engine) {
        engine.docker("network", "create", "pier").ok();
        String id =
                engine.docker(
                                "run",
                                "-d",
                                "--name",
                                "old",
                                "--hostname",
                                "hull",
                                "--network",
                                "pier",
                                "--network-alias",
                                "boat",
                                "busybox",
                                "sleep",
                                "1000")
                        .ok();
        String aliases = "\"Aliases\":[\"boat\",\"" + id.substring(0, 12) + "\",\"hull\"]";
        assertThat(new Api(engine, "1.44").inspect("old")).contains(aliases);
        assertThat(new Api(engine, "1.45").inspect("old")).contains("\"Aliases\":[\"boat\"]");
    }

    @Test
    @Tag("1.17/1.48-gateway")
    void endPointsHadNoPriority(Engine engine) {
        String first = "'NetworkingConfig':{'EndpointsConfig':{'bridge':{'GwPriority':7}}}";
        new Api(engine, "1.47").created("old", first);
        assertThat(new Api(engine).inspect("old")).contains("\"GwPriority\":0");
        engine.docker("rm", "old").ok();
        assertThat(new Api(engine, "1.48").created("old", first)).contains("\"GwPriority\":7");
    }

    @Test
    @Tag("1.17/1.44-mac")
    @Tag("1.17/1.52-mac")
    void theHardwareAddressStoodInTheConfiguration(Engine engine) {
        String address = "\"MacAddress\":\"02:42:ac:11:00:44\"";
        String wanted = address.replace('"', '\'');
        assertThat(new Api(engine, "1.51").create("old", wanted).body())
                .contains("The container-wide MacAddress field is now deprecated.");
        String before = new Api(engine, "1.51").inspect("old");
        assertThat(before.substring(before.indexOf("\"Config\":{"), before.length()))
                .contains(address);
        String later = new Api(engine, "1.52").inspect("old");
        int config = later.indexOf("\"Config\":{");
        assertThat(later.substring(config, later.indexOf("\"NetworkSettings\"", config)))
                .doesNotContain("MacAddress");
    }

    @Test
    @Tag("1.17/1.52-ports")
    void anEmptyListOfBindingsMeantAnyPort(Engine engine) {
        String empty = "'ExposedPorts':{'80/tcp':{}},'HostConfig':{'PortBindings':{'80/tcp':[]}}";
        HttpAnswer old = new Api(engine, "1.51").create("old", empty);
        assertThat(old.body()).contains("\"Warnings\":[]");
        engine.docker("start", "old").ok();
        assertThat(engine.docker("port", "old", "80").ok()).contains("0.0.0.0:");
        engine.docker("rm", "-f", "old").ok();
        assertThat(new Api(engine, "1.52").create("old", empty).body())
                .contains(
                        "Following container port(s) have an empty list of port-bindings: 80/tcp."
                                + " Starting with API 1.53, such bindings will be discarded.");
        engine.docker("rm", "-f", "old").ok();
        assertThat(new Api(engine, "1.53").created("old", empty)).contains("\"PortBindings\":{}");
    }

    @Test
    @Tag("1.17/1.28-networks")
    void theListOfNetworksWasInFull(Engine engine) {
        engine.docker("run", "-d", "--name", "old", "busybox", "sleep", "1000").ok();
        assertThat(new Api(engine, "1.27").ask("GET", "/networks").body())
                .contains("\"Name\":\"old\"");
        assertThat(new Api(engine, "1.28").ask("GET", "/networks").body())
                .doesNotContain("\"Name\":\"old\"");
    }
}
