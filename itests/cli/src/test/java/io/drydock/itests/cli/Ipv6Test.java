package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;

/** IPv6: on the default bridge, on networks of both families and on those that have it alone. */
@WithEngine
class Ipv6Test {

    private static final String SERVE =
            " busybox sh -c 'mkdir /www; echo ahoy > /www/index.html; httpd -f -p 80 -h /www'";
    private static final String IPV6 =
            "{{range .NetworkSettings.Networks}}{{.GlobalIPv6Address}}/{{.GlobalIPv6PrefixLen}}"
                    + " {{.IPv6Gateway}}{{end}}";

    @BeforeAll
    static void configure(Engine engine) throws IOException {
        engine.stop();
        Files.writeString(
                engine.root().resolve("daemon.json"),
                """
                {"ipv6": true, "bip": "172.29.0.1/24", "bip6": "fd00:b::1/64",
                 "fixed-cidr": "172.29.0.128/25", "fixed-cidr-v6": "fd00:b::100/120",
                 "default-gateway": "172.29.0.9", "mtu": 1400,
                 "default-network-opts": {"bridge": {"com.docker.network.driver.mtu": "1380"}}}
                """);
        engine.start();
    }

    @Test
    @Tag("4.1/default-bridge")
    void theDefaultBridgeIsAsConfigured(Engine engine) {
        String pools =
                "{{.EnableIPv6}}{{range .IPAM.Config}} {{.Subnet}} {{.IPRange}} {{.Gateway}}{{end}}";
        assertThat(engine.inspect("bridge", pools))
                .isEqualTo(
                        "true 172.29.0.0/24 172.29.0.128/25 172.29.0.1 fd00:b::/64 fd00:b::100/120"
                                + " fd00:b::1");
        String seen =
                engine.sh(
                                "docker run --rm busybox sh -c 'ip addr show eth0; ip route; ip -6 route'")
                        .ok();
        assertThat(seen)
                .contains("mtu 1400", "inet 172.29.0.128/24", "default via 172.29.0.9")
                .contains("inet6 fd00:b::100/64", "default via fd00:b::1");
    }

    @Test
    @Tag("3.5/IPAMConfig-IPv6")
    @Tag("4.1/ipv6")
    void aNetworkOfBothFamilies(Engine engine) {
        engine.sh("docker network create --ipv6 --subnet fd00:c::/64 dual").ok();
        engine.sh("docker run -d --name one --network dual --ip6 fd00:c::99 -p 18080:80" + SERVE)
                .ok();
        assertThat(engine.inspect("one", IPV6)).isEqualTo("fd00:c::99/64 fd00:c::1");
        assertThat(engine.inspect("dual", "{{range .Containers}}{{.IPv6Address}}{{end}}"))
                .isEqualTo("fd00:c::99/64");
        assertThat(engine.sh("docker exec one cat /sys/class/net/eth0/mtu").ok()).isEqualTo("1380");
        assertThat(engine.sh("docker port one").ok())
                .isEqualTo("80/tcp -> 0.0.0.0:18080\n80/tcp -> [::]:18080");
        engine.shInside("ip addr add 2001:db8::1/64 dev lo").ok();
        for (String host : new String[] {"[fd00:c::99]", "[::1]:18080", "[2001:db8::1]:18080"}) {
            Await.until(
                    "the page of " + host,
                    () ->
                            engine.shInside("timeout 2 busybox wget -qO- http://" + host + "/")
                                    .stdout()
                                    .equals("ahoy"));
        }
        String other = " busybox timeout 2 wget -qO- http://[fd00:c::99]/";
        assertThat(engine.sh("docker run --rm --init --network dual" + other).ok())
                .isEqualTo("ahoy");
        assertThat(engine.sh("docker run --rm --init" + other).exit()).isNotZero();
        assertThat(
                        engine.sh("docker run --rm --network dual --ip6 fd00:c::99 busybox true")
                                .refusal())
                .contains("Address already in use");
        assertThat(
                        engine.sh("docker run --rm --network dual --ip6 fd00:d::99 busybox true")
                                .refusal())
                .contains("no configured subnet contains IP address fd00:d::99");
        engine.sh("docker rm -f one").ok();
        engine.sh("docker network rm dual").ok();
    }

    @Test
    @Tag("4.1/ipv6")
    void aNetworkWithoutIpv4(Engine engine) {
        engine.sh("docker network create --ipv4=false --ipv6 six").ok();
        assertThat(engine.inspect("six", "{{.EnableIPv4}} {{.EnableIPv6}}"))
                .isEqualTo("false true");
        String seen = engine.sh("docker run --rm --network six busybox ip addr show eth0").ok();
        assertThat(seen).containsPattern("inet6 fd[0-9a-f:]+::2/64").doesNotContain("inet ");
        assertThat(engine.sh("docker network create --ipv4=false x").refusal())
                .contains("IPv4 or IPv6 must be enabled");
        engine.sh("docker network rm six").ok();
    }

    @Test
    void withoutIpv6ThereIsNone(Engine engine) {
        engine.sh("docker network create four").ok();
        assertThat(engine.sh("docker run --rm --network four busybox ip addr show eth0").ok())
                .doesNotContain("inet6");
        engine.sh("docker network rm four").ok();
    }
}
