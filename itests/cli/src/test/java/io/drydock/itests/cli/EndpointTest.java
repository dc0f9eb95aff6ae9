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

    @Test
    @Tag("3.5/Aliases")
    @Tag("3.5/Links")
    void namesLeadToTheEndPoint(Engine engine) {
        started(engine, "'Aliases':['boat'],'IPAMConfig':{'IPv4Address':'10.88.0.77'}");
        String linked =
                "'HostConfig':{'NetworkMode':'pier'},'NetworkingConfig':{'EndpointsConfig':"
                        + "{'pier':{'Links':['one:sea']}}}";
        new Api(engine).created("other", linked);
        engine.docker("start", "other").ok();
        for (String name : new String[] {"one", "boat", "sea"}) {
            assertThat(engine.docker("exec", "other", "nslookup", name).ok())
                    .as(name)
                    .contains("10.88.0.77");
        }
        assertThat(engine.docker("exec", "one", "nslookup", "sea").exit()).isNotZero();
    }

    @Test
    @Tag("3.5/DriverOpts")
    @Tag("4.1/endpoint-options")
    void anInterfaceTakesSettingsOfTheKernelAndAName(Engine engine) {
        started(
                engine,
                "'DriverOpts':{'com.docker.network.endpoint.sysctls':"
                        + "'net.ipv4.conf.IFNAME.log_martians=1',"
                        + "'com.docker.network.endpoint.ifname':'sea0'}");
        assertThat(inside(engine, "cat /proc/sys/net/ipv4/conf/sea0/log_martians")).isEqualTo("1");
    }

    @Test
    @Tag("1.17/1.48-sysctl")
    void settingsOfOneInterfaceBelongToItsEndPoint(Engine engine) {
        String members = "'HostConfig':{'Sysctls':{'net.ipv4.conf.eth0.log_martians':'1'}}";
        assertThat(new Api(engine, "1.47").create("one", members).body())
                .contains("Migrated sysctl \\\"net.ipv4.conf.eth0.log_martians\\\"");
        engine.docker("start", "one").ok();
        assertThat(inside(engine, "cat /proc/sys/net/ipv4/conf/eth0/log_martians")).isEqualTo("1");
        assertThat(new Api(engine, "1.48").create("other", members).line())
                .startsWith("400 ")
                .contains("must be supplied using driver option");
    }

    @Test
    @Tag("1.3/inspect-network")
    void theNetworkIsNamedInEveryMode(Engine engine) {
        for (String mode : new String[] {"bridge", "host", "none", "pier"}) {
            String[] run = {"run", "-d", "--name", "one", "--network", mode};
            String field = "{{(index .NetworkSettings.Networks \"" + mode + "\").NetworkID}}";
            String id = engine.docker("network", "inspect", "-f", "{{.Id}}", mode).ok();
            String[] words = java.util.Arrays.copyOf(run, run.length + 3);
            System.arraycopy(new String[] {"busybox", "sleep", "1000"}, 0, words, run.length, 3);
            engine.docker(words).ok();
            assertThat(engine.inspect("one", field)).as(mode).isEqualTo(id);
            engine.docker("kill", "one").ok();
            assertThat(engine.inspect("one", field)).as(mode + " afterwards").isEqualTo(id);
            engine.docker("rm", "one").ok();
        }
    }
}
