package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Containers find each other by name, and the world through others' name servers. */
@WithEngine
class NamesOnNetworksTest {

    private static final String SLEEP = " busybox sleep 1000";
    private static final AtomicInteger VERSIONS = new AtomicInteger();

    @AfterEach
    void remove(Engine engine) {
        engine.sh("docker ps -aq | xargs -r docker rm -f -v");
        engine.sh("docker network prune -f").ok();
    }

    private static void pair(Engine engine) {
        engine.sh("docker network create --subnet 10.84.0.0/24 blue").ok();
        engine.sh("docker run -d --name one --network blue --ip 10.84.0.11" + SLEEP).ok();
        engine.sh(
                        "docker run -d --name two --network blue --ip 10.84.0.12"
                                + " --network-alias web --hostname pier"
                                + SLEEP)
                .ok();
    }

    /** Addresses of the answer, sorted. */
    private static List<String> ask(Engine engine, String container, String name) {
        return engine.sh("docker exec " + container + " nslookup -type=a " + name)
                .stdout()
                .lines()
                .dropWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith("Address"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .sorted()
                .toList();
    }

    @Test
    @Tag("4.1/dns")
    void everyNameOfAContainerLeadsToIt(Engine engine) {
        pair(engine);
        String id = engine.inspect("two", "{{.Id}}").substring(0, 12);
        for (String name : List.of("two", "TWO", "web", "pier", id, "two.blue")) {
            assertThat(ask(engine, "one", name)).as(name).containsExactly("10.84.0.12");
        }
        assertThat(ask(engine, "two", "two")).as("itself").containsExactly("10.84.0.12");
        assertThat(engine.sh("docker exec one nslookup 10.84.0.12").ok()).contains("two.blue");
        assertThat(engine.sh("docker exec one nslookup -type=aaaa two").ok())
                .doesNotContain("can't find");
        engine.sh("docker run -d --name three --network blue --network-alias web" + SLEEP).ok();
        assertThat(ask(engine, "one", "web")).hasSize(2);
        engine.sh("docker rename two second").ok();
        assertThat(ask(engine, "one", "second")).containsExactly("10.84.0.12");
        assertThat(ask(engine, "one", "two")).isEmpty();
        engine.sh("docker rm -f three").ok();
        assertThat(ask(engine, "one", "web")).containsExactly("10.84.0.12");
    }

    @Test
    @Tag("4.1/dns")
    @Tag("4.1/links")
    void namesEndAtTheNetworkAndLinksAtTheirOwner(Engine engine) {
        pair(engine);
        engine.sh("docker network create red").ok();
        engine.sh("docker run -d --name far --network red" + SLEEP).ok();
        engine.sh("docker run -d --name linked --network blue --link two:db" + SLEEP).ok();
        assertThat(ask(engine, "one", "far")).isEmpty();
        assertThat(ask(engine, "linked", "db")).containsExactly("10.84.0.12");
        assertThat(ask(engine, "one", "db")).isEmpty();
        assertThat(ask(engine, "linked", "one")).containsExactly("10.84.0.11");
        String joined = "docker run --rm --network container:one busybox nslookup -type=a two";
        assertThat(engine.sh(joined).ok()).contains("10.84.0.12");
    }

    @Test
    @Tag("4.1/resolv-conf")
    void filesSayWhoAnswers(Engine engine) {
        pair(engine);
        assertThat(engine.sh("docker exec one cat /etc/resolv.conf").ok())
                .contains("nameserver 127.0.0.11\n", "options ndots:0", "# ExtServers: [");
        String own = "--dns 10.84.0.53 --dns-search sea --dns-opt ndots:2 --dns-opt timeout:1";
        assertThat(
                        engine.sh(
                                        "docker run --rm --network blue "
                                                + own
                                                + " busybox cat /etc/resolv.conf")
                                .ok())
                .contains(
                        "nameserver 127.0.0.11\n",
                        "search sea\n",
                        "options ndots:2 timeout:1\n",
                        "# ExtServers: [10.84.0.53]");
        assertThat(engine.sh("docker run --rm busybox cat /etc/resolv.conf").ok())
                .doesNotContain("127.0.0.11");
    }

    /** The servers of the test have port 53 of their containers for themselves. */
    @Test
    @Tag("4.1/dns-forward")
    void theRestIsAskedOfOthersButNotFromInternalNetworks(Engine engine) {
        engine.sh("docker network create --subnet 10.84.0.0/24 blue").ok();
        String upstream = "docker run -d --name upstream --network blue --ip 10.84.0.53";
        engine.sh(upstream + SLEEP).ok();
        String asker = "docker run -d --network blue --dns 10.84.0.54 --dns 10.84.0.53";
        engine.sh(asker + " --name one" + SLEEP).ok();
        Command far = FakeNameServer.start(engine, "upstream", "0.0.0.0", "198.51.100.7");
        assertThat(ask(engine, "one", "far.example")).containsExactly("198.51.100.7");
        assertThat(ask(engine, "one", "upstream")).containsExactly("10.84.0.53");
        far.terminate();

        engine.sh("docker network create --internal --subnet 10.85.0.0/24 inner").ok();
        engine.sh("docker run -d --network inner --dns 127.0.0.1 --name shut" + SLEEP).ok();
        Command inside = FakeNameServer.start(engine, "shut", "127.0.0.1", "198.51.100.8");
        String lookup = "docker exec shut nslookup -type=a far.example";
        assertThat(engine.sh(lookup + " 127.0.0.1").ok()).contains("198.51.100.8");
        assertThat(engine.sh(lookup).stdout()).contains("SERVFAIL").doesNotContain("198.51.100.8");
        inside.terminate();
    }

    @Test
    @Tag("4.1/dns-swap")
    void noQuestionIsLostWhileEverythingAboutNamesIsReplaced(Engine engine) {
        pair(engine);
        NameClient.Asking asking = NameClient.start(engine, "one", "two");
        for (String bundle :
                List.of(
                        "io.drydock.service.names",
                        "io.drydock.service.network",
                        "io.drydock.driver.network.bridge",
                        "io.drydock.driver.firewall.nftables",
                        "io.drydock.service.container",
                        "io.drydock.service.names")) {
            String version = "0.3." + VERSIONS.incrementAndGet();
            engine.drydock("swap", ModuleJar.of(engine, bundle, version).toString()).ok();
            engine.sh("docker run --rm --network blue busybox nslookup -type=a two").ok();
        }
        assertThat(asking.end()).matches("asked \\d{3,} repeated 0 failed 0");
        assertThat(ask(engine, "two", "one")).containsExactly("10.84.0.11");
    }

    @Test
    @Tag("4.1/dns-swap")
    void aKilledOrRestartedEngineFailsNoLookup(Engine engine) throws IOException {
        pair(engine);
        NameClient.Asking asking = NameClient.start(engine, "one", "two");
        engine.kill9();
        engine.start();
        assertThat(ask(engine, "two", "one")).hasSize(1);
        engine.stop();
        engine.start();
        assertThat(asking.end()).matches("asked \\d{2,} repeated \\d+ failed 0");
        engine.sh("docker run -d --name three --network blue" + SLEEP).ok();
        assertThat(ask(engine, "one", "three")).hasSize(1);
        assertThat(ask(engine, "three", "one")).containsExactly("10.84.0.11");
    }

    @Test
    void withoutTheBundleContainersRunAndWithItTheyHaveNamesAgain(Engine engine) {
        pair(engine);
        engine.drydock("remove", "io.drydock.service.names").ok();
        engine.sh("docker run -d --name three --network blue" + SLEEP).ok();
        engine.sh("docker rm -f two").ok();
        String version = "0.3." + VERSIONS.incrementAndGet();
        engine.drydock("add", ModuleJar.of(engine, "io.drydock.service.names", version).toString())
                .ok();
        Await.until("names again", () -> ask(engine, "three", "one").size() == 1);
        assertThat(ask(engine, "one", "three")).hasSize(1);
        assertThat(ask(engine, "one", "two")).isEmpty();
    }

    @Test
    void nothingIsLeftOfIt(Engine engine) throws IOException {
        Await.until(
                "links of earlier containers to be gone",
                () -> !engine.shInside("ip -o link").ok().contains("veth"));
        Traces before = Traces.settled(engine);
        pair(engine);
        engine.sh("docker network create red").ok();
        engine.sh("docker network connect --alias db red one").ok();
        assertThat(ask(engine, "two", "one")).hasSize(1);
        engine.kill9();
        engine.start();
        engine.sh("docker network disconnect blue one").ok();
        engine.sh("docker rm -f one two").ok();
        engine.sh("docker network rm blue red").ok();
        before.requireSame(engine, "names");
    }
}
