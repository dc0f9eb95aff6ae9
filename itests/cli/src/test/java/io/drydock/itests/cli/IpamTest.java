package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Subnets and addresses: whose they are, what is refused, and that none is lost. */
@WithEngine
class IpamTest {

    private static final String FROM = "Error response from daemon: ";
    private static final String POOLS = "{{range .IPAM.Config}}{{.Subnet}} {{.Gateway}}{{end}}";

    private static String create(Engine engine, String options) {
        return engine.sh("docker network create " + options).refusal();
    }

    @Test
    @Tag("1.11/create-refused")
    @Tag("4.1/ipam-checks")
    void whatIsWrongIsSaidInFull(Engine engine) {
        String pool = "{'Subnet': '10.1.2.3/24', 'Gateway': '10.9.0.1', 'IPRange': '10.0.0.0/8'}";
        HttpAnswer answer =
                new Api(engine)
                        .ask(
                                "POST",
                                "/networks/create",
                                "{'Name': 'x', 'IPAM': {'Config': [" + pool + "]}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "invalid network config:\\n",
                        "invalid subnet 10.1.2.3/24: it should be 10.1.2.0/24\\n",
                        "invalid ip-range 10.0.0.0/8: CIDR block is bigger than its parent subnet",
                        "invalid gateway 10.9.0.1: parent subnet 10.1.2.3/24 doesn't contain this");
        assertThat(create(engine, "--subnet 10.1.0.0/24 --subnet 10.2.0.0/24 x"))
                .isEqualTo(FROM + "bridge driver doesn't support multiple subnets");
        assertThat(create(engine, "-o com.docker.network.bridge.enable_icc=maybe x"))
                .isEqualTo(
                        FROM
                                + "failed to parse com.docker.network.bridge.enable_icc value: maybe"
                                + " (strconv.ParseBool: parsing \"maybe\": invalid syntax)");
        assertThat(create(engine, "-o com.docker.network.driver.mtu=x x"))
                .contains("(strconv.Atoi: parsing \"x\": invalid syntax)");
        assertThat(create(engine, "-o com.docker.network.bridge.host_binding_ipv4=zz x"))
                .endsWith("host_binding_ipv4 value: zz (nil ip)");
        assertThat(engine.sh("docker network ls -q -f name=^x$").ok()).isEmpty();
    }

    @Test
    @Tag("1.11/create-refused")
    @Tag("4.1/ipam-checks")
    void aSubnetOfTheHostOrOfAnotherNetworkIsRefused(Engine engine) {
        engine.shInside(
                        "ip link add lan type veth peer name lan1 && ip addr add 10.44.0.1/24 dev"
                                + " lan && ip link set lan up")
                .ok();
        String overlap = FROM + "Pool overlaps with other one on this address space";
        assertThat(create(engine, "--subnet 10.44.0.0/24 x")).isEqualTo(overlap);
        engine.sh("docker network create --subnet 10.45.0.0/24 taken").ok();
        assertThat(create(engine, "--subnet 10.45.0.128/25 x")).isEqualTo(overlap);
        assertThat(create(engine, "--subnet 10.45.0.0/16 x")).isEqualTo(overlap);
        engine.sh("docker network rm taken").ok();
        engine.shInside("ip link del lan").ok();
    }

    @Test
    @Tag("4.1/ipam-pools")
    @Tag("1.11/create-refused")
    void poolsChangeWithAReload(Engine engine) throws IOException {
        engine.reload("{\"default-address-pools\": [{\"base\": \"10.66.0.0/29\", \"size\": 30}]}");
        Await.until(
                "a network of the new pools",
                () -> {
                    engine.sh("docker network rm p1");
                    engine.sh("docker network create p1").ok();
                    return engine.inspect("p1", POOLS).equals("10.66.0.0/30 10.66.0.1");
                });
        engine.sh("docker network create p2").ok();
        assertThat(engine.inspect("p2", POOLS)).isEqualTo("10.66.0.4/30 10.66.0.5");
        assertThat(create(engine, "p3"))
                .isEqualTo(FROM + "all predefined address pools have been fully subnetted");
        engine.sh("docker run -d --name only --network p1 busybox sleep 1000").ok();
        assertThat(engine.sh("docker run --rm --network p1 busybox true").refusal())
                .contains("no available IPv4 addresses on this network's address pools");
        engine.sh("docker rm -f only").ok();
        engine.reload("{\"default-address-pools\": [{\"base\": \"10.66.0.0/29\", \"size\": 8}]}");
        Await.until(
                "the refusal",
                () -> engine.log().contains("has a smaller prefix (/29) than the target size"));
        engine.reload("{}");
        engine.sh("docker network rm p1 p2").ok();
    }

    @Test
    @Tag("4.1/ipam-addresses")
    @Tag("1.11/inspect-status")
    void rangesGatewaysAndAuxiliaryAddressesAreKept(Engine engine) {
        engine.sh(
                        "docker network create --subnet 10.55.0.0/24 --ip-range 10.55.0.128/30"
                                + " --aux-address box=10.55.0.129 ranged")
                .ok();
        assertThat(engine.inspect("ranged", POOLS)).isEqualTo("10.55.0.0/24 10.55.0.128");
        engine.sh("docker run -d --name first --network ranged busybox sleep 1000").ok();
        engine.sh("docker run -d --name second --network ranged busybox sleep 1000").ok();
        String address = "{{.NetworkSettings.Networks.ranged.IPAddress}}";
        assertThat(List.of(engine.inspect("first", address), engine.inspect("second", address)))
                .containsExactlyInAnyOrder("10.55.0.130", "10.55.0.131");
        assertThat(new Api(engine, "1.51").ask("GET", "/networks/ranged").body())
                .doesNotContain("IPsInUse");
        assertThat(new Api(engine, "1.52").ask("GET", "/networks/ranged").body())
                .contains("\"10.55.0.0/24\":{\"IPsInUse\":6,\"DynamicIPsAvailable\":0}");
        engine.sh("docker rm -f first second").ok();
        engine.sh("docker network rm ranged").ok();
    }

    @Test
    @Tag("4.1/configurations")
    void networksAreMadeOfConfigurations(Engine engine) {
        engine.sh("docker network create --config-only --subnet 10.56.0.0/24 plan").ok();
        engine.sh("docker network create --config-from plan real").ok();
        assertThat(engine.inspect("real", POOLS + " {{.ConfigFrom.Network}}"))
                .isEqualTo("10.56.0.0/24 10.56.0.1 plan");
        assertThat(create(engine, "--config-from plan --subnet 10.57.0.0/24 x"))
                .contains("user-specified configurations are not supported");
        assertThat(create(engine, "--config-from nope x"))
                .isEqualTo(FROM + "configuration network \"nope\" does not exist");
        assertThat(engine.sh("docker network rm plan").refusal())
                .contains("configuration network \"plan\" is in use");
        assertThat(engine.sh("docker run --rm --network plan busybox true").refusal())
                .contains("cannot create endpoint on configuration-only network");
        engine.sh("docker network rm real plan").ok();
    }

    @Test
    @Tag("1.11/prune")
    void pruneKnowsAge(Engine engine) {
        engine.sh("docker network create old").ok();
        assertThat(engine.sh("docker network prune -f --filter until=1h").ok()).isEmpty();
        assertThat(engine.sh("docker network prune -f --filter until=zz").refusal())
                .contains("failed to parse value as time or duration: \"zz\"");
        assertThat(engine.sh("docker network prune -f --filter until=1ms").ok()).contains("old");
    }

    @Test
    @Tag("4.1/crash")
    void afterACrashAddressesInTheStoreAreThoseOnLinks(Engine engine) throws IOException {
        engine.sh("docker network create --ipv6 crash").ok();
        for (int i = 0; i < 3; i++) {
            engine.sh("docker run -d --name k" + i + " --network crash busybox sleep 1000").ok();
        }
        Command starting =
                engine.shStarted(
                        "for i in 3 4 5 6 7; do docker run -d --network crash busybox sleep 1000;"
                                + " done");
        engine.sh("docker rm -f k1").ok();
        engine.kill9();
        starting.end();
        engine.start();
        String listed =
                engine.inspect(
                        "crash", "{{range .Containers}}{{.IPv4Address}} {{.IPv6Address}} {{end}}");
        StringBuilder seen = new StringBuilder();
        for (String id : engine.sh("docker ps -q").ok().split("\n")) {
            seen.append(
                    engine.sh("docker exec %s ip -o addr show dev eth0 scope global".formatted(id))
                            .ok());
        }
        String[] addresses = listed.strip().split(" ");
        assertThat(seen.toString()).contains(addresses);
        assertThat(seen.toString().split(" inet6? ")).hasSize(addresses.length + 1);
        engine.sh("docker ps -aq | xargs docker rm -f").ok();
        engine.sh("docker network rm crash").ok();
    }
}
