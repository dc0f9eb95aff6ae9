package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What two containers say to each other goes on while everything that has brought them together is
 * replaced: a ping each 10 ms, and lines over one connection.
 */
@WithEngine
class TrafficTest {

    private static final int ROUNDS = Boolean.getBoolean("drydock.deep") ? 20 : 2;
    private static final Pattern ANSWER = Pattern.compile(" seq=(\\d+) ");
    private static final List<String> BUNDLES =
            List.of(
                    "io.drydock.driver.network.bridge",
                    "io.drydock.driver.firewall.nftables",
                    "io.drydock.driver.ipam.default",
                    "io.drydock.driver.proxy.userland",
                    "io.drydock.service.network",
                    "io.drydock.service.names");

    /** Of one test; the generations of the other are lower. */
    private int version;

    @BeforeEach
    void twoContainers(Engine engine) {
        engine.docker("network", "create", "strait").ok();
        engine.sh("docker run -d --name far --network strait busybox sleep 1000").ok();
        engine.sh("docker run -d --name near --network strait -p 18300:80 busybox sleep 1000").ok();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "far", "near");
        engine.docker("network", "rm", "strait").ok();
    }

    @Test
    @Tag("4.1/traffic-swap")
    void nothingIsLostWhileBundlesAreReplaced(Engine engine) {
        Traffic traffic = Traffic.start(engine);
        for (int round = 0; round < ROUNDS; round++) {
            for (String bundle : BUNDLES) {
                swap(engine, bundle);
            }
        }
        traffic.requireWhole(engine);
    }

    @Test
    @Tag("4.1/traffic-restart")
    void nothingIsLostWhileTheEngineIsGone(Engine engine) throws IOException {
        Traffic traffic = Traffic.start(engine);
        engine.kill9();
        traffic.requireMore(engine);
        engine.start();
        traffic.requireMore(engine);
        traffic.requireWhole(engine);
    }

    private void swap(Engine engine, String bundle) {
        String next = "0.3." + ++version;
        engine.drydock("swap", ModuleJar.of(engine, bundle, next).toString()).ok();
    }

    /** Begun, and going on until it is looked at. */
    private record Traffic(Command ping, Command stream) {

        /** Each within the sandbox of its container, so that no stream of the engine is needed. */
        static Traffic start(Engine engine) {
            String to = engine.inspect("far", "{{.NetworkSettings.Networks.strait.IPAddress}}");
            within(engine, "far", "busybox nc -l -p 7 > " + engine.root() + "/heard");
            Await.until(
                    "the listener",
                    () -> engine.shInside(in(engine, "far") + "ss -ltn").stdout().contains(":7 "));
            Command ping = within(engine, "near", "exec busybox ping -i 0.01 " + to);
            String lines =
                    "i=0; while [ ! -e %s/enough ]; do i=$((i+1)); echo $i; busybox usleep 2000; done"
                            + " | busybox nc %s 7";
            Command stream = within(engine, "near", lines.formatted(engine.root(), to));
            Traffic traffic = new Traffic(ping, stream);
            traffic.requireMore(engine);
            return traffic;
        }

        private static Command within(Engine engine, String container, String script) {
            return engine.insideStarted(
                    "sh", "-c", in(engine, container) + "sh -c '" + script + "'");
        }

        private static String in(Engine engine, String container) {
            return "exec nsenter -n -t " + engine.inspect(container, "{{.State.Pid}}") + " -- ";
        }

        void requireMore(Engine engine) {
            long pings = ping.soFar().lines().count();
            int lines = heard(engine).size();
            Await.until("pings", () -> ping.soFar().lines().count() > pings + 50);
            Await.until("lines", () -> heard(engine).size() > lines + 50);
        }

        private static List<String> heard(Engine engine) {
            return engine.host("cat", engine.root() + "/heard").ok().lines().toList();
        }

        /** Each ping was answered, and all lines arrived in their order. */
        void requireWhole(Engine engine) {
            requireMore(engine);
            engine.host("touch", engine.root() + "/enough").ok();
            assertThat(stream.end().exit()).as("the connection").isZero();
            engine.host("rm", engine.root() + "/enough").ok();
            List<String> heard = heard(engine);
            for (int i = 0; i < heard.size(); i++) {
                assertThat(heard.get(i)).isEqualTo(Integer.toString(i + 1));
            }
            engine.host("kill", "-INT", Long.toString(ping.pid())).ok();
            String said = ping.end().stdout();
            List<Integer> answers =
                    ANSWER.matcher(said).results().map(it -> Integer.valueOf(it.group(1))).toList();
            // The last one may have been under way.
            assertThat(answers)
                    .containsExactlyElementsOf(IntStream.range(0, answers.size()).boxed().toList());
            assertThat(said).doesNotContain("DUP!");
        }
    }
}
