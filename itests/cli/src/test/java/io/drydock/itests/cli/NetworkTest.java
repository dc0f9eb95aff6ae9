package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks: who reaches whom, published ports, and networks of one's own. */
@WithEngine(shared = true)
class NetworkTest {

    private static final String FROM = "Error response from daemon: ";
    private static final String SERVE =
            " busybox sh -c 'mkdir /www; echo ahoy > /www/index.html; httpd -f -p 80 -h /www'";

    @BeforeEach
    void web(Engine engine) {
        if (engine.sh("docker inspect web").exit() != 0) {
            engine.sh("docker run -d --name web -p 18080:80" + SERVE).ok();
        }
    }

    @Test
    @Tag("3.2/PortBindings")
    @Tag("4.1/ports")
    void aPublishedPortIsReachedFromTheHost(Engine engine) {
        awaitPage(engine, "http://127.0.0.1:18080/");
        String bridge = engine.inspect("bridge", "{{(index .IPAM.Config 0).Gateway}}");
        awaitPage(engine, "http://" + bridge + ":18080/");
        assertThat(engine.sh("docker port web").ok()).startsWith("80/tcp -> 0.0.0.0:18080");
        assertThat(engine.sh("docker port web 80").ok()).startsWith("0.0.0.0:18080");
        assertThat(engine.sh("docker port web 81").refusal())
                .contains("No public port '81' published for web");
    }

    @Test
    @Tag("1.16/port-taken")
    void aTakenPortIsRefusedAndFreeAgainAfterItsContainer(Engine engine) {
        engine.sh("docker run -d --name holder -p 18090:80 busybox sleep 1000").ok();
        String run = "docker run -d --name late -p 18090:80 busybox sleep 1000";
        assertThat(engine.sh(run).refusal())
                .contains(
                        "failed to set up container networking: driver failed programming external")
                .contains("Bind for 0.0.0.0:18090 failed: port is already allocated");
        assertThat(engine.inspect("late", "{{.State.Status}}")).isEqualTo("created");
        engine.sh("docker rm -f holder").ok();
        engine.sh("docker start late").ok();
        assertThat(engine.sh("docker port late 80").ok()).startsWith("0.0.0.0:18090");
        engine.sh("docker rm -f late").ok();
    }

    @Test
    @Tag("3.2/PortBindings")
    @Tag("3.2/PublishAllPorts")
    void portsAreChosenWhereNoneIsNamed(Engine engine) {
        String ports = "-P --expose 8080 -p 127.0.0.1:19053:53/udp";
        engine.sh("docker run -d --name chosen " + ports + " busybox sleep 1000").ok();
        assertThat(engine.sh("docker port chosen").ok())
                .contains("53/udp -> 127.0.0.1:19053")
                .containsPattern("8080/tcp -> 0\\.0\\.0\\.0:[345]\\d{4}");
        engine.sh("docker rm -f chosen").ok();
    }

    @Test
    void containersReachEachOtherByAddress(Engine engine) {
        String address = engine.inspect("web", "{{.NetworkSettings.Networks.bridge.IPAddress}}");
        Await.until(
                "the page",
                () ->
                        engine.sh("docker run --rm busybox wget -qO- http://" + address + "/")
                                .stdout()
                                .equals("ahoy"));
    }

    @Test
    @Tag("4.1/masquerade")
    void outboundConnectionsComeFromTheHostsAddress(Engine engine) {
        try (FarHost far = new FarHost(engine)) {
            String fetch =
                    "docker run --rm --init busybox timeout 2 wget -qO- http://" + FarHost.ADDRESS;
            Await.until("the far page", () -> engine.sh(fetch).stdout().equals("far away"));
            assertThat(far.visitors()).isNotEmpty().containsOnly(FarHost.NEAR_ADDRESS);
        }
    }

    @Test
    @Tag("4.1/drivers")
    void theHostsNetworkDiscardsPortsAndSaysSo(Engine engine) {
        Result host = engine.sh("docker run --rm --network host -p 80:80 busybox true");
        assertThat(host.exit()).isZero();
        assertThat(host.stderr())
                .contains("WARNING: Published ports are discarded when using host network mode");
    }

    @Test
    @Tag("4.1/hosts")
    @Tag("4.1/resolv-conf")
    void filesNameTheContainerAndItsServers(Engine engine) {
        String options =
                " --hostname pier --add-host mate:192.0.2.9 --dns 192.0.2.53 --dns-search sea";
        String files = " busybox sh -c 'cat /etc/hosts /etc/resolv.conf; hostname'";
        String seen = engine.sh("docker run --rm" + options + files).ok();
        assertThat(seen)
                .containsPattern("(?m)^\\d+\\.\\d+\\.\\d+\\.\\d+\\s+pier$")
                .containsPattern("(?m)^192\\.0\\.2\\.9\\s+mate$")
                .contains("nameserver 192.0.2.53", "search sea")
                .endsWith("\npier");
    }

    @Test
    @Tag("1.11/create")
    @Tag("1.11/inspect")
    @Tag("1.11/delete")
    @Tag("1.11/delete-refused")
    void aNetworkOfOnesOwnHasItsAddresses(Engine engine) {
        String create = "docker network create --subnet 10.77.0.0/24 --gateway 10.77.0.1";
        String id = engine.sh(create + " --label deck=1 own").ok();
        assertThat(engine.sh(create + " own").refusal())
                .isEqualTo(FROM + "network with name own already exists");
        String format =
                "{{.Id}} {{.Driver}} {{(index .IPAM.Config 0).Subnet}} {{.Labels.deck}}"
                        + " {{.Internal}}";
        assertThat(engine.inspect("own", format)).isEqualTo(id + " bridge 10.77.0.0/24 1 false");
        engine.sh("docker run -d --name one --network own --ip 10.77.0.9" + SERVE).ok();
        assertThat(engine.sh("docker exec one ip -4 addr show eth0").ok())
                .contains("inet 10.77.0.9/24");
        Await.until(
                "the page",
                () ->
                        engine.sh(
                                        "docker run --rm --network own busybox timeout 2 wget -qO-"
                                                + " http://10.77.0.9/")
                                .stdout()
                                .equals("ahoy"));
        String members = "{{range .Containers}}{{.Name}} {{.IPv4Address}}{{end}}";
        assertThat(engine.inspect("own", members)).isEqualTo("one 10.77.0.9/24");
        assertThat(engine.sh("docker network rm own").refusal())
                .contains("error while removing network: network own has active endpoints");
        engine.sh("docker rm -f one").ok();
        assertThat(engine.sh("docker network rm own").ok()).isEqualTo("own");
        assertThat(engine.sh("docker network inspect own").refusal())
                .isEqualTo(FROM + "network own not found");
    }

    @Test
    @Tag("4.1/isolation")
    void networksAreApart(Engine engine) {
        engine.sh("docker network create apart").ok();
        String address = engine.inspect("web", "{{.NetworkSettings.Networks.bridge.IPAddress}}");
        String fetch = " busybox timeout 2 wget -qO- http://" + address + "/";
        awaitPage(engine, "http://" + address + "/");
        assertThat(engine.sh("docker run --rm --init" + fetch).ok()).isEqualTo("ahoy");
        assertThat(engine.sh("docker run --rm --init --network apart" + fetch).exit())
                .isEqualTo(143);
        engine.sh("docker network rm apart").ok();
    }

    @Test
    @Tag("1.11/list-filters")
    @Tag("1.11/prune")
    void listsFiltersAndPrunes(Engine engine) {
        String format = " --format '{{.Name}} {{.Driver}} {{.Scope}}'";
        assertThat(engine.sh("docker network ls" + format).ok())
                .contains("bridge bridge local", "host host local", "none null local");
        engine.sh("docker network create --label deck=2 listed").ok();
        assertThat(engine.sh("docker network ls -f label=deck=2" + format).ok())
                .isEqualTo("listed bridge local");
        assertThat(engine.sh("docker network ls -f driver=host" + format).ok())
                .isEqualTo("host host local");
        assertThat(engine.sh("docker network ls -f type=custom" + format).ok())
                .isEqualTo("listed bridge local");
        assertThat(engine.sh("docker network ls -f deck=2").refusal())
                .contains("invalid filter 'deck'");
        assertThat(engine.sh("docker network prune -f").ok())
                .isEqualTo("Deleted Networks:\nlisted");
    }

    @Test
    @Tag("1.11/create-refused")
    @Tag("1.11/delete-refused")
    void refusesWhatCannotBe(Engine engine) {
        assertThat(engine.sh("docker network rm bridge").refusal())
                .contains("bridge is a pre-defined network and cannot be removed");
        assertThat(engine.sh("docker network create host").refusal())
                .contains("operation is not permitted on predefined host network");
        assertThat(engine.sh("docker network create -d nosuch x").refusal())
                .contains("nosuch", "not found");
        assertThat(engine.sh("docker network create --subnet 172.17.0.0/16 x").refusal())
                .contains("Pool overlaps with other one on this address space");
        Result run = engine.sh("docker run --rm --network nosuch busybox true");
        assertThat(run.refusal()).contains("network nosuch not found").doesNotContain("Unable");
        assertThat(run.exit()).isEqualTo(125);
        assertThat(engine.sh("docker run --rm --ip 172.17.0.9 busybox true").refusal())
                .contains("IP address is supported on user");
    }

    @Test
    @Tag("4.7/network")
    void eventsTellOfNetworks(Engine engine) {
        engine.sh("docker network create gossip").ok();
        engine.sh("docker run --rm --name talker --network gossip busybox true").ok();
        engine.sh("docker network rm gossip").ok();
        String format =
                " --format '{{.Action}} {{.Actor.Attributes.name}} {{.Actor.Attributes.type}}'";
        Await.until(
                "the events",
                () ->
                        engine.sh(
                                        "docker events --since 5m --until $(date +%s.%N) -f network=gossip"
                                                + format)
                                .ok()
                                .equals(
                                        "create gossip bridge\nconnect gossip bridge\ndisconnect gossip"
                                                + " bridge\ndestroy gossip bridge"));
    }

    private static void awaitPage(Engine engine, String address) {
        Await.until(
                "the page of " + address,
                () ->
                        engine.shInside("timeout 2 busybox wget -qO- " + address)
                                .stdout()
                                .equals("ahoy"));
    }
}
