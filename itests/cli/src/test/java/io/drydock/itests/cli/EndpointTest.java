package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a create request says of its end point of a network. */
@WithEngine
class EndpointTest {

    private static final String MEMBERS =
            "'HostConfig':{'NetworkMode':'pier'},'NetworkingConfig':{'EndpointsConfig':"
                    + "{'pier':{%s}}}";

    @BeforeEach
    void makeNetwork(Engine engine) {
        engine.docker("network", "create", "--subnet", "10.88.0.0/24", "pier").ok();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "one", "other");
        engine.docker("network", "rm", "pier");
    }

    private static void started(Engine engine, String endpoint) {
        new Api(engine).created("one", MEMBERS.formatted(endpoint));
        engine.docker("start", "one").ok();
    }

    private static String inside(Engine engine, String script) {
        return engine.docker("exec", "one", "sh", "-c", script).ok();
    }

    @Test
    @Tag("3.5/IPAMConfig")
    @Tag("3.5/MacAddress")
    void theWantedAddressesAreGiven(Engine engine) {
        started(
                engine,
                "'IPAMConfig':{'IPv4Address':'10.88.0.77'},'MacAddress':'02:42:0a:58:00:4d'");
        assertThat(inside(engine, "ip -4 addr show eth0")).contains("inet 10.88.0.77/24");
        assertThat(inside(engine, "cat /sys/class/net/eth0/address"))
                .isEqualTo("02:42:0a:58:00:4d");
        String shown =
                "{{with .NetworkSettings.Networks.pier}}{{.IPAMConfig.IPv4Address}} {{.IPAddress}}"
                        + " {{.MacAddress}}{{end}}";
        assertThat(engine.inspect("one", shown))
                .isEqualTo("10.88.0.77 10.88.0.77 02:42:0a:58:00:4d");
    }

    @Test
    @Tag("3.5/outputs")
    void whatTheEndPointGotIsShown(Engine engine) {
        started(engine, "'Aliases':['boat']");
        String id = engine.inspect("one", "{{.Id}}").substring(0, 12);
        String shown =
                "{{with .NetworkSettings.Networks.pier}}{{len .NetworkID}} {{len .EndpointID}}"
                        + " {{.Gateway}} {{.IPAddress}} {{.IPPrefixLen}} {{.Aliases}}"
                        + " {{.DNSNames}}{{end}}";
        assertThat(engine.inspect("one", shown))
                .isEqualTo("64 64 10.88.0.1 10.88.0.2 24 [boat] [one boat " + id + "]");
    }
}
