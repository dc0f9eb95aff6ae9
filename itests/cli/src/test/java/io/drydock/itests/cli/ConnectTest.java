package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Containers come to networks and leave them, running or not. */
@WithEngine(shared = true)
class ConnectTest {

    private static final String FROM = "Error response from daemon: ";
    private static final String SLEEP = " busybox sleep 1000";
    private static final String NETWORKS =
            "{{range $name, $it := .NetworkSettings.Networks}}{{$name}} {{end}}";

    @BeforeEach
    void networks(Engine engine) {
        engine.sh("docker network create --subnet 10.86.0.0/24 blue").ok();
        engine.sh("docker network create --subnet 10.87.0.0/24 red").ok();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.sh("docker ps -aq | xargs -r docker rm -f -v");
        engine.sh("docker network prune -f").ok();
    }

    private static String inside(Engine engine, String container, String line) {
        return engine.sh("docker exec " + container + " sh -c '" + line + "'").ok();
    }

    private static List<String> links(Engine engine, String container) {
        return inside(engine, container, "ls /sys/class/net").lines().sorted().toList();
    }

    @Test
    @Tag("1.11/connect")
    @Tag("4.1/connect-live")
    void aRunningContainerGetsTheInterfaceAtOnce(Engine engine) {
        engine.sh("docker run -d --name one" + SLEEP).ok();
        engine.sh("docker run -d --name two --network red" + SLEEP).ok();
        assertThat(inside(engine, "one", "cat /etc/resolv.conf")).doesNotContain("127.0.0.11");
        engine.sh("docker network connect --ip 10.87.0.9 --alias db red one").ok();
        assertThat(links(engine, "one")).containsExactly("eth0", "eth1", "lo");
        assertThat(inside(engine, "one", "ip -4 addr show eth1")).contains("10.87.0.9/24");
        assertThat(inside(engine, "one", "cat /etc/hosts")).contains("10.87.0.9");
        assertThat(inside(engine, "two", "ping -c 1 -w 5 db")).contains("10.87.0.9");
        assertThat(inside(engine, "one", "ping -c 1 -w 5 two")).contains(" 0% packet loss");
        assertThat(engine.inspect("one", NETWORKS)).isEqualTo("bridge red");
        String names = "{{.NetworkSettings.Networks.red.DNSNames}}";
        assertThat(engine.inspect("one", names)).startsWith("[one db ");
        assertThat(engine.inspect("red", "{{range .Containers}}{{.Name}} {{end}}"))
                .contains("one", "two");

        engine.sh("docker network disconnect red one").ok();
        assertThat(links(engine, "one")).containsExactly("eth0", "lo");
        assertThat(engine.sh("docker exec two ping -c 1 -w 2 10.87.0.9").exit()).isNotZero();
        assertThat(inside(engine, "one", "cat /etc/hosts")).doesNotContain("10.87.0.9");
        engine.sh("docker network connect red one").ok();
        assertThat(links(engine, "one")).as("numbers go on").contains("eth2");
    }

    @Test
    @Tag("3.5/GwPriority")
    @Tag("1.11/disconnect")
    void whatWasConnectedStaysThroughEverything(Engine engine) throws IOException {
        engine.sh("docker run -d --name one --network blue" + SLEEP).ok();
        engine.sh("docker network connect --gw-priority 1 --alias db red one").ok();
        assertThat(inside(engine, "one", "ip route")).contains("default via 10.87.0.1");
        engine.kill9();
        engine.start();
        assertThat(links(engine, "one")).containsExactly("eth0", "eth1", "lo");
        engine.sh("docker restart -t 0 one").ok();
        assertThat(engine.inspect("one", NETWORKS)).isEqualTo("blue red");
        assertThat(inside(engine, "one", "ip route")).contains("default via 10.87.0.1");
        engine.sh("docker network disconnect red one").ok();
        assertThat(inside(engine, "one", "ip route")).contains("default via 10.86.0.1");
        engine.sh("docker network disconnect blue one").ok();
        assertThat(links(engine, "one")).containsExactly("lo");
        engine.sh("docker restart -t 0 one").ok();
        assertThat(links(engine, "one")).containsExactly("lo");
        assertThat(engine.inspect("one", NETWORKS)).isEmpty();
        engine.sh("docker network connect blue one").ok();
        assertThat(inside(engine, "one", "ip route")).contains("default via 10.86.0.1");
    }

    private static String neighbour(Engine engine, String address) {
        String pid = engine.inspect("one", "{{.State.Pid}}");
        return engine.shInside("nsenter -t " + pid + " -n ip neigh show to " + address).ok();
    }

    @Test
    @Tag("4.1/announce")
    void neighboursHearOfANewHardwareAddress(Engine engine) {
        String run =
                "docker run -d --name %s --network sound --ip %s --ip6 %s --mac-address %s" + SLEEP;
        engine.sh("docker network create --subnet 10.88.0.0/24 --ipv6 --subnet fd88::/64 sound")
                .ok();
        engine.sh(run.formatted("one", "10.88.0.8", "fd88::8", "02:00:00:00:00:08")).ok();
        engine.sh(run.formatted("two", "10.88.0.9", "fd88::9", "02:00:00:00:00:09")).ok();
        for (String address : List.of("10.88.0.9", "fd88::9")) {
            // Who announces itself forgets what it knows of others.
            Await.until(
                    "the first owner of " + address,
                    () -> {
                        inside(engine, "one", "ping -c 1 -w 5 " + address);
                        return neighbour(engine, address).contains("02:00:00:00:00:09");
                    });
        }
        engine.sh("docker rm -f two").ok();
        engine.sh(run.formatted("new", "10.88.0.9", "fd88::9", "02:00:00:00:00:0a")).ok();
        for (String address : List.of("10.88.0.9", "fd88::9")) {
            Await.until(
                    "the new owner of " + address,
                    () -> neighbour(engine, address).contains("02:00:00:00:00:0a"));
        }
        engine.sh("docker rm -f one new && docker network rm sound").ok();
        String option = "-o com.docker.network.advertise_addr_nmsgs=9";
        assertThat(engine.sh("docker network create " + option + " sound").refusal())
                .contains("com.docker.network.advertise_addr_nmsgs: it must be between 0 and 3");
    }

    @Test
    @Tag("1.11/connect-stopped")
    void aStoppedContainerComesToItAtItsStart(Engine engine) {
        engine.sh("docker create --name one --network blue" + SLEEP).ok();
        engine.sh(
                        "docker network connect --driver-opt com.docker.network.endpoint.ifname=deck0 red one")
                .ok();
        assertThat(engine.inspect("one", NETWORKS)).isEqualTo("blue red");
        engine.sh("docker network connect bridge one").ok();
        engine.sh("docker network disconnect bridge one").ok();
        engine.sh("docker start one").ok();
        assertThat(links(engine, "one")).containsExactly("deck0", "eth0", "lo");
        engine.sh("docker stop -t 0 one").ok();
        engine.sh("docker network disconnect blue one").ok();
        engine.sh("docker network rm blue").ok();
        engine.sh("docker start one").ok();
        assertThat(links(engine, "one")).containsExactly("deck0", "lo");
    }

    @Test
    @Tag("3.5/GwPriority")
    @Tag("4.1/gateway")
    void severalNetworksAtCreateAndPublishedPortsMove(Engine engine) {
        String serve = " busybox sh -c 'mkdir /www; echo ahoy > /www/index.html; httpd -f -h /www'";
        engine.sh(
                        "docker run -d --name one -p 18081:80 --network name=blue,alias=b"
                                + " --network name=red,ip=10.87.0.7,gw-priority=7"
                                + serve)
                .ok();
        assertThat(inside(engine, "one", "ip route")).contains("default via 10.87.0.1");
        page(engine);
        engine.sh("docker network disconnect red one").ok();
        page(engine);
        assertThat(engine.sh("docker port one 80").ok()).startsWith("0.0.0.0:18081");
    }

    private static void page(Engine engine) {
        Await.until(
                "the page",
                () ->
                        engine.shInside(
                                        "busybox timeout 2 busybox wget -qO- http://127.0.0.1:18081/")
                                .stdout()
                                .equals("ahoy"));
    }

    @Test
    @Tag("1.11/connect-refused")
    @Tag("1.11/disconnect-refused")
    void whatCannotBeIsRefused(Engine engine) {
        String one = engine.sh("docker run -d --name one --network blue" + SLEEP).ok();
        engine.sh("docker run -d --name host --network host" + SLEEP).ok();
        engine.sh("docker run -d --name none --network none" + SLEEP).ok();
        engine.sh("docker run -d --name joined --network container:one" + SLEEP).ok();
        refused(
                engine,
                "connect blue one",
                "endpoint with name one already exists in network blue");
        refused(
                engine,
                "connect host one",
                "cannot connect container to host network - container must be created in host"
                        + " network mode");
        String alone =
                "container cannot be connected to multiple networks with one of the networks in"
                        + " private (none) mode";
        refused(engine, "connect none one", alone);
        refused(engine, "connect blue none", alone);
        refused(
                engine,
                "connect blue joined",
                "container sharing network namespace with another container or host cannot be"
                        + " connected to any other network");
        refused(engine, "connect nosuch one", "network nosuch not found");
        refused(engine, "connect blue nosuch", "No such container: nosuch");
        refused(engine, "disconnect blue nosuch", "No such container: nosuch");
        refused(
                engine,
                "disconnect red one",
                "container " + one + " is not connected to network red");
        refused(
                engine,
                "connect --ip 10.9.9.9 red one",
                "invalid endpoint settings:\nno configured subnet contains IP address 10.9.9.9");
        refused(
                engine,
                "connect --ip 172.17.0.99 bridge one",
                "user-specified IP address is supported on user-defined networks only");
        assertThat(engine.sh("docker network rm blue").refusal())
                .startsWith(
                        FROM
                                + "error while removing network: network blue has active endpoints"
                                + " (name:\"one\" id:\"");
        assertThat(links(engine, "one")).containsExactly("eth0", "lo");
        engine.sh("docker network prune -f").ok();
        assertThat(engine.sh("docker network ls --format '{{.Name}}'").ok().lines())
                .contains("blue")
                .doesNotContain("red");
    }

    private static void refused(Engine engine, String words, String reason) {
        assertThat(engine.sh("docker network " + words).refusal()).isEqualTo(FROM + reason);
    }

    @Test
    void eventsTellWhoCameAndWent(Engine engine) {
        String since = engine.docker("info", "--format", "{{.SystemTime}}").ok();
        String id = engine.sh("docker run -d --name one --network blue" + SLEEP).ok();
        engine.sh("docker network connect red one").ok();
        engine.sh("docker network disconnect blue one").ok();
        engine.sh("docker rm -f one").ok();
        String events =
                "docker events --since "
                        + since
                        + " --until $(date +%s.%N) --filter type=network"
                        + " --format '{{.Action}} {{.Actor.Attributes.name}}"
                        + " {{.Actor.Attributes.container}}'";
        assertThat(engine.sh(events).ok().lines().filter(line -> line.endsWith(id)))
                .containsExactly(
                        "connect blue " + id,
                        "connect red " + id,
                        "disconnect blue " + id,
                        "disconnect red " + id);
    }

    @Test
    void olderClientsSeeFurtherNamesAmongTheAliases(Engine engine) throws IOException {
        String id =
                engine.sh("docker run -d --name one --network blue --network-alias a" + SLEEP).ok();
        String alias = "\"Aliases\":[\"a\"";
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            assertThat(http.ask("GET", "/v1.44/containers/one/json").body())
                    .contains(alias + ",\"" + id.substring(0, 12) + "\"]");
            assertThat(http.ask("GET", "/v1.45/containers/one/json").body())
                    .contains(alias + "]", "\"DNSNames\":[\"one\",\"a\"");
        }
    }
}
