package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;

/** The host's packet filter: what the engine's rules do, that they come back, whose they are. */
@WithEngine
class FirewallTest {

    private static final String SERVE =
            " busybox sh -c 'mkdir -p /www; echo ahoy > /www/index.html; httpd -f -p 80 -h /www'";

    private static void restart(Engine engine, String json) throws IOException {
        engine.stop();
        engine.shInside("nft flush ruleset").ok();
        Files.writeString(engine.root().resolve("daemon.json"), json);
        engine.start();
    }

    private static String page(Engine engine, String address) {
        return engine.shInside("timeout 2 busybox wget -qO- http://" + address + "/").stdout();
    }

    private static String fetch(Engine engine, String network, String address) {
        return engine.sh(
                        "docker run --rm --init --network %s busybox timeout 2 wget -qO- http://%s/"
                                .formatted(network, address))
                .stdout();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nftables", "iptables"})
    @Tag("4.1/icc")
    @Tag("4.1/internal")
    @Tag("4.1/firewall")
    void whoReachesWhom(String backend, Engine engine) throws IOException {
        // The host's switch is somebody else's, and costs all bridges: none of ours needs it.
        engine.shInside("sysctl -q -w net.bridge.bridge-nf-call-iptables=0").ok();
        restart(engine, "{\"firewall-backend\": \"" + backend + "\"}");
        engine.sh("docker network create open").ok();
        engine.sh("docker network create -o com.docker.network.bridge.enable_icc=false shy").ok();
        engine.sh("docker network create --internal inner").ok();
        for (String network : new String[] {"open", "shy", "inner"}) {
            engine.sh(
                            "docker run -d --name %s --network %s".formatted("w" + network, network)
                                    + SERVE)
                    .ok();
        }
        String ip = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";
        String open = engine.inspect("wopen", ip);
        String shy = engine.inspect("wshy", ip);
        String inner = engine.inspect("winner", ip);
        for (String address : new String[] {open, shy, inner}) {
            Await.until(
                    "the host's page of " + address, () -> page(engine, address).equals("ahoy"));
        }
        assertThat(fetch(engine, "open", open)).isEqualTo("ahoy");
        assertThat(fetch(engine, "shy", shy)).isEmpty();
        assertThat(fetch(engine, "inner", inner)).isEqualTo("ahoy");
        assertThat(fetch(engine, "shy", open)).isEmpty();
        assertThat(fetch(engine, "open", shy)).isEmpty();
        assertThat(fetch(engine, "open", inner)).isEmpty();
        assertThat(fetch(engine, "inner", open)).isEmpty();
        assertThat(engine.sh("docker run --rm --network inner busybox ip route").ok())
                .doesNotContain("default");
        assertThat(engine.shInside("sysctl -n net.bridge.bridge-nf-call-iptables").ok())
                .isEqualTo("0");
        engine.sh("docker rm -f wopen wshy winner").ok();
        engine.sh("docker network rm open shy inner").ok();
    }

    /** A kernel that keeps a record of every connection makes fewer of them. */
    @Test
    @Tag("4.1/firewall")
    void connectionsWithinANetworkAreNotTrackedBesideTheHost(Engine engine) throws IOException {
        restart(engine, "{\"firewall-backend\": \"nftables\"}");
        engine.sh("docker network create open").ok();
        engine.sh("docker run -d --name web --network open" + SERVE).ok();
        engine.sh("docker run -d --name caller --network open busybox sleep 900").ok();
        String fetch = "docker exec caller timeout 2 wget -qO- http://web/";
        Await.until("the page", () -> engine.sh(fetch).stdout().equals("ahoy"));
        assertThat(engine.sh("docker exec caller nslookup web 127.0.0.11").ok())
                .contains("127.0.0.11:53");
        String tracked = "docker exec %s cat /proc/sys/net/netfilter/nf_conntrack_count";
        assertThat(engine.sh(tracked.formatted("web")).ok()).isEqualTo("0");
        assertThat(engine.sh(tracked.formatted("caller")).ok()).isEqualTo("0");
        engine.sh("docker rm -f web caller && docker network rm open").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nftables", "iptables"})
    @Tag("4.1/firewall-mended")
    void flushedRulesComeBackAndOthersAreLeftAlone(String backend, Engine engine)
            throws IOException {
        restart(engine, "{\"firewall-backend\": \"" + backend + "\"}");
        engine.sh("docker run -d --name web -p 18200:80" + SERVE).ok();
        Await.until("the page", () -> page(engine, "127.0.0.1:18200").equals("ahoy"));
        engine.shInside("nft add table ip theirs && nft add chain ip theirs c").ok();
        engine.shInside(
                        backend.equals("nftables")
                                ? "nft delete table ip drydock"
                                : "iptables -t nat -F; iptables -F")
                .ok();
        Await.until("the page again", () -> page(engine, "127.0.0.1:18200").equals("ahoy"));
        Await.until("the log", () -> engine.log().contains("things that others changed"));
        String events =
                "docker events --since 10m --until $(date +%s.%N) -f event=mend --format"
                        + " '{{.Action}} {{.Actor.Attributes.type}}'";
        Await.until("the event", () -> engine.sh(events).ok().contains("mend bridge"));
        assertThat(engine.shInside("nft list table ip theirs").ok()).contains("chain c");
        engine.sh("docker rm -f web").ok();
    }

    @Test
    @Tag("4.1/firewall-user")
    void theAdministratorsChainIsAskedFirstAndKept(Engine engine) throws IOException {
        restart(engine, "{\"firewall-backend\": \"nftables\"}");
        engine.sh("docker run -d --name web -p 18210:80" + SERVE).ok();
        try (FarHost far = new FarHost(engine)) {
            String fetch =
                    "docker run --rm --init busybox timeout 2 wget -qO- http://" + FarHost.ADDRESS;
            Await.until("the far page", () -> engine.sh(fetch).stdout().equals("far away"));
            engine.shInside("nft add rule ip drydock user ip daddr " + FarHost.ADDRESS + " drop")
                    .ok();
            assertThat(engine.sh(fetch).stdout()).isEmpty();
            engine.sh("docker network create another && docker network rm another").ok();
            assertThat(engine.sh(fetch).stdout()).isEmpty();
            engine.shInside("nft flush chain ip drydock user").ok();
            Await.until("the far page again", () -> engine.sh(fetch).stdout().equals("far away"));
        }
        engine.sh("docker rm -f web").ok();
    }

    @Test
    @Tag("4.1/forwarding")
    void aHostThatWasNoRouterForwardsForContainersOnly(Engine engine) throws IOException {
        engine.shInside("sysctl -qw net.ipv4.ip_forward=0").ok();
        restart(engine, "{\"firewall-backend\": \"iptables\"}");
        engine.sh("docker run --rm busybox true").ok();
        assertThat(engine.shInside("sysctl -n net.ipv4.ip_forward").ok()).isEqualTo("1");
        assertThat(engine.shInside("iptables -S FORWARD").ok()).startsWith("-P FORWARD DROP");
        engine.shInside("iptables -P FORWARD ACCEPT; sysctl -qw net.ipv4.ip_forward=0").ok();
        restart(
                engine,
                "{\"firewall-backend\": \"iptables\", \"ip-forward-no-drop\": true,"
                        + " \"userland-proxy\": false}");
        engine.sh("docker run -d --name web -p 18220:80" + SERVE).ok();
        assertThat(engine.shInside("iptables -S FORWARD").ok()).startsWith("-P FORWARD ACCEPT");
        assertThat(engine.sh("docker port web").ok()).isEqualTo("80/tcp -> 0.0.0.0:18220");
        Await.until("the page", () -> page(engine, "127.0.0.1:18220").equals("ahoy"));
        engine.sh("docker rm -f web").ok();
    }

    @Test
    @Tag("4.1/ports-proxy")
    void withoutRulesPortsAreForwardedByTheEngine(Engine engine) throws IOException {
        restart(engine, "{\"iptables\": false, \"ip6tables\": false}");
        engine.sh("docker run -d --name web -p 18230:80" + SERVE).ok();
        Await.until("the page", () -> page(engine, "127.0.0.1:18230").equals("ahoy"));
        Await.until("the page by IPv6", () -> page(engine, "[::1]:18230").equals("ahoy"));
        assertThat(engine.shInside("nft list ruleset").ok()).doesNotContain("drydock");
        engine.sh("docker rm -f web").ok();
    }
}
