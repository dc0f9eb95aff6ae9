package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Published ports: which are chosen, who holds them, and who reaches them how. */
@WithEngine
class PortsTest {

    private static final String SERVE =
            " busybox sh -c 'mkdir -p /www; echo ahoy > /www/index.html; httpd -f -p 80 -h /www'";

    private static final String SERVE_AND_ECHO =
            SERVE.replace("httpd", "(nc -ll -p 81 -e cat &) ; httpd");

    private static void awaitPage(Engine engine, String address) {
        Await.until("the page of " + address, () -> page(engine, address).equals("ahoy"));
    }

    private static String page(Engine engine, String address) {
        return engine.shInside("timeout 2 busybox wget -qO- http://" + address + "/").stdout();
    }

    @Test
    @Tag("4.1/ports-taken")
    void aConflictNamesTheOwner(Engine engine) {
        String owner = engine.sh("docker run -d --name owner -p 127.0.0.1:18100:80" + SERVE).ok();
        assertThat(engine.sh("docker run -d --name late -p 18100:80" + SERVE).refusal())
                .contains(
                        "Bind for 0.0.0.0:18100 failed: port is already allocated by container "
                                + owner.substring(0, 12));
        engine.sh("docker run -d --name side -p 127.0.0.2:18100:80" + SERVE).ok();
        engine.sh("docker rm -f owner late side").ok();
    }

    @Test
    @Tag("4.1/ports-ranges")
    void rangesAndReservedPortsAreHonoured(Engine engine) {
        // No connection of another test has had these, which the kernel would keep for a minute.
        engine.shInside("sysctl -qw net.ipv4.ip_local_port_range='20000 20003'").ok();
        engine.shInside("sysctl -qw net.ipv4.ip_local_reserved_ports=20001").ok();
        for (int i = 0; i < 3; i++) {
            engine.sh("docker run -d --name e" + i + " -p 80 busybox sleep 1000").ok();
        }
        String ports = engine.sh("docker port e0; docker port e1; docker port e2").ok();
        assertThat(ports).contains(":20000\n", ":20002\n", ":20003").doesNotContain(":20001");
        assertThat(engine.sh("docker run -d --name e3 -p 80 busybox sleep 1000").refusal())
                .contains("all ports are allocated");
        engine.shInside("sysctl -qw net.ipv4.ip_local_port_range='32768 60999'").ok();
        engine.sh("docker run -d --name r1 -p 18110-18111:80 busybox sleep 1000").ok();
        engine.sh("docker run -d --name r2 -p 18110-18111:80 busybox sleep 1000").ok();
        assertThat(engine.sh("docker port r1 80; docker port r2 80").ok())
                .contains("0.0.0.0:18110", "0.0.0.0:18111");
        assertThat(
                        engine.sh("docker run -d --name r3 -p 18110-18111:80 busybox sleep 1000")
                                .refusal())
                .contains("Bind for 0.0.0.0:18110-18111 failed: all ports are allocated");
        engine.sh("docker rm -f e0 e1 e2 e3 r1 r2 r3").ok();
    }

    @Test
    void aPortThatIsNoneIsRefusedAtCreate(Engine engine) {
        HttpAnswer answer =
                new Api(engine)
                        .create(
                                "wrong",
                                "'HostConfig': {'PortBindings': {'80/tcp': [{'HostPort': '99999'}]}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid port specification: \\\"99999\\\"");
        assertThat(engine.sh("docker inspect wrong").exit()).isNotZero();
    }

    @Test
    @Tag("4.1/ports-proxy")
    void reachedByItsOwnContainerAndByLoopback(Engine engine) {
        engine.sh("docker run -d --name hairpin -p 18120:80" + SERVE).ok();
        String gateway = engine.inspect("bridge", "{{(index .IPAM.Config 0).Gateway}}");
        awaitPage(engine, "127.0.0.1:18120");
        awaitPage(engine, gateway + ":18120");
        awaitPage(engine, "[::1]:18120");
        assertThat(
                        engine.sh(
                                        "docker exec hairpin timeout 2 wget -qO- http://%s:18120/"
                                                .formatted(gateway))
                                .ok())
                .isEqualTo("ahoy");
        assertThat(engine.sh("docker port hairpin").ok())
                .isEqualTo("80/tcp -> 0.0.0.0:18120\n80/tcp -> [::]:18120");
        engine.sh("docker rm -f hairpin").ok();
        assertThat(page(engine, "127.0.0.1:18120")).isEmpty();
        assertThat(engine.shInside("ss -ltn").stdout()).doesNotContain(":18120");
    }

    @Test
    @Tag("4.1/traffic-restart")
    void forwardedPortsSurviveARestartOfTheEngine(Engine engine) throws IOException {
        engine.sh("docker run -d --name stays -p 18130:80" + SERVE).ok();
        awaitPage(engine, "[::1]:18130");
        engine.kill9();
        awaitPage(engine, "127.0.0.1:18130");
        engine.start();
        awaitPage(engine, "[::1]:18130");
        engine.sh("docker rm -f stays").ok();
    }

    @Test
    @Tag("4.1/ports-live")
    void publishedPortsChangeWhileTheContainerRuns(Engine engine) throws IOException {
        engine.sh("docker run -d --name busy -p 18171:80 busybox sleep 1000").ok();
        engine.sh("docker run -d --name live -p 18170:80" + SERVE).ok();
        String pid = engine.inspect("live", "{{.State.Pid}}");
        awaitPage(engine, "127.0.0.1:18170");
        String taken = "{'PortBindings':{'80/tcp':[{'HostPort':'18171'}]}}";
        HttpAnswer refused = new Api(engine).ask("POST", "/containers/live/update", taken);
        assertThat(refused.body()).contains("Bind for 0.0.0.0:18171 failed");
        assertThat(page(engine, "127.0.0.1:18170")).as("as before").isEqualTo("ahoy");

        String other =
                "{'PortBindings':{'80/tcp':[{'HostPort':'18172'},{'HostIp':'127.0.0.1','HostPort':'18173'}]}}";
        assertThat(new Api(engine).ask("POST", "/containers/live/update", other).status())
                .isEqualTo(200);
        for (String address : new String[] {"127.0.0.1:18172", "127.0.0.1:18173", "[::1]:18172"}) {
            awaitPage(engine, address);
        }
        assertThat(page(engine, "127.0.0.1:18170")).isEmpty();
        String ports = engine.sh("docker port live").ok();
        assertThat(ports).contains("0.0.0.0:18172", "127.0.0.1:18173").doesNotContain("18170");
        engine.kill9();
        engine.start();
        assertThat(engine.sh("docker port live").ok()).isEqualTo(ports);
        assertThat(engine.inspect("live", "{{.State.Pid}}")).isEqualTo(pid);
        engine.sh("docker restart -t 0 live").ok();
        awaitPage(engine, "127.0.0.1:18172");
        new Api(engine).ask("POST", "/containers/live/update", "{'PortBindings':{}}");
        assertThat(engine.sh("docker port live").ok()).isEmpty();
        assertThat(page(engine, "127.0.0.1:18172")).isEmpty();
        engine.sh("docker rm -f live busy").ok();
    }

    /** Of two bindings of one port one stays; a stream and new connections never miss it. */
    @Test
    @Tag("4.1/ports-live")
    void portsThatStayAreThereAllTheTime(Engine engine) throws IOException {
        engine.sh("docker run -d --name keeps -p 18180:80 -p 18181:81" + SERVE_AND_ECHO).ok();
        awaitPage(engine, "127.0.0.1:18180");
        awaitPage(engine, "[::1]:18180");
        // A test that fails takes the file away with the engine's places, and the loops end.
        Path going = Files.createFile(engine.root().resolve("updating"));
        String connect =
                "while [ -e "
                        + going
                        + " ]; do : 3<>/dev/tcp/%s/18180 && echo made || echo lost; done";
        String talk =
                "exec 3<>/dev/tcp/%s/18181; echo before >&3; head -1 <&3;"
                        + " while [ -e "
                        + going
                        + " ]; do sleep 0.1; done; echo after >&3; head -1 <&3";
        List<Command> talks = started(engine, talk);
        List<Command> connects = started(engine, connect);
        Await.until("streams", () -> talks.stream().allMatch(it -> it.soFar().equals("before\n")));
        String stays = "'80/tcp':[{'HostPort':'18180'}%s],'81/tcp':[{'HostPort':'18181'}]";
        for (int i = 0; i < 10 || i < 200 && !all(connects, 50); i++) {
            String more = i % 2 == 0 ? ",{'HostPort':'18182'},{'HostPort':''}" : "";
            String body = "{'PortBindings':{%s}}".formatted(stays.formatted(more));
            HttpAnswer updated = new Api(engine).ask("POST", "/containers/keeps/update", body);
            assertThat(updated.status()).as(updated.body()).isEqualTo(200);
            String shown = i % 2 == 0 ? "ahoy" : "";
            Await.until("18182", () -> page(engine, "127.0.0.1:18182").equals(shown));
        }
        assertThat(all(connects, 50)).isTrue();
        Files.delete(going);
        assertThat(talks).allMatch(it -> it.end().ok().equals("before\nafter"));
        for (Command each : connects) {
            assertThat(each.end().ok().lines()).containsOnly("made");
        }
        engine.sh("docker rm -f keeps").ok();
    }

    /** By the kernel and by the proxy. */
    private static List<Command> started(Engine engine, String script) {
        return Stream.of("127.0.0.1", "::1")
                .map(it -> "exec 2>&1; " + script.formatted(it))
                .map(it -> engine.insideStarted("bash", "-c", it))
                .toList();
    }

    private static boolean all(List<Command> commands, int lines) {
        return commands.stream().allMatch(it -> it.soFar().lines().count() > lines);
    }

    /** One connection is carried by the proxy, one by the kernel; each says its word after. */
    @Test
    @Tag("4.1/traffic-swap")
    void connectionsOutliveASwapOfTheirDrivers(Engine engine) throws IOException {
        engine.sh("docker run -d --name echo -p 18150:80 busybox nc -ll -p 80 -e cat").ok();
        String talk =
                "bash -c 'exec 3<>/dev/tcp/%s/18150 || exit 1; echo before >&3; head -1 <&3;"
                        + " while [ -e %s ]; do sleep 0.1; done; echo after >&3; head -1 <&3'";
        Path going = Files.createFile(engine.root().resolve("swapping"));
        Await.until(
                "the echo",
                () ->
                        engine.shInside("exec 2>&1; " + talk.formatted("::1", "/none"))
                                .stdout()
                                .endsWith("after"));
        Command proxied = engine.insideStarted("sh", "-c", talk.formatted("::1", going));
        Command direct = engine.insideStarted("sh", "-c", talk.formatted("127.0.0.1", going));
        Await.until(
                "both words",
                () -> proxied.soFar().contains("before") && direct.soFar().contains("before"));
        for (String bundle : new String[] {"proxy.userland", "network.bridge"}) {
            String name = "io.drydock.driver." + bundle;
            engine.drydock("swap", ModuleJar.of(engine, name, "0.1.1").toString()).ok();
        }
        Files.delete(going);
        assertThat(proxied.end().stdout()).endsWith("after");
        assertThat(direct.end().stdout()).endsWith("after");
        Await.until(
                "the echo of the new one",
                () -> engine.shInside(talk.formatted("::1", "/none")).stdout().endsWith("after"));
        engine.sh("docker rm -f echo").ok();
    }
}
