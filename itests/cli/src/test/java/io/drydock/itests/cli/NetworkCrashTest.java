package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The engine is killed with -9 at any instant of connect, disconnect, run, network create and rm.
 * Afterwards the addresses in the store are those on links, and when what users made is removed no
 * link, namespace, rule, route or lease is left.
 */
@WithEngine
class NetworkCrashTest {

    private static final int ROUNDS = Boolean.getBoolean("drydock.deep") ? 200 : 3;
    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 2_500;

    /** What each running container is said to have, and what its links have. */
    private static final String SAID =
            "docker ps -q | xargs -r docker inspect -f '{{$id := .Id}}"
                    + "{{range .NetworkSettings.Networks}}{{$id}} {{.IPAddress}}/{{.IPPrefixLen}}\n"
                    + "{{if .GlobalIPv6Address}}{{$id}} {{.GlobalIPv6Address}}/{{.GlobalIPv6PrefixLen}}"
                    + "{{end}}\n{{end}}' | grep -v -e '^$' | sort";

    private static final String SEEN =
            "docker ps -q | xargs -r docker inspect -f '{{.Id}} {{.State.Pid}}'"
                    + " | while read id pid; do nsenter -t $pid -n ip -o addr show scope global"
                    + " | while read n link family address rest; do echo $id $address; done; done"
                    + " | sort";

    private static final String RUN =
            "docker run -d --network shore --name %s busybox sleep 100000";
    private static final String PING = "docker exec mate ping -c 1 -w 5 steady";
    private static final String PAIRS = "ip -o link show type veth | wc -l";
    private static final String ROUTES = "ip -4 route | sed 's/ linkdown//; s/ *$//' | sort";

    @Test
    @Tag("4.1/crash")
    void addressesInTheStoreAreThoseOnLinksAndNothingIsLeft(Engine engine) throws Exception {
        engine.sh("docker network create --ipv6 shore && docker network create ferry").ok();
        Traces before = Traces.settled(engine);
        String routes = engine.shInside(ROUTES).ok();
        Random random = new Random(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            String when = "round " + round;
            engine.sh(RUN.formatted("steady") + " && " + RUN.formatted("mate")).ok();
            crash(engine, random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
            assertThat(engine.sh(PING).exit()).as(when).isZero();
            requireEqual(engine, when);
            removeAll(engine);
            before.requireSame(engine, when);
            assertThat(engine.shInside(ROUTES).ok()).as(when).isEqualTo(routes);
        }
    }

    private static void crash(Engine engine, int millis) throws IOException, InterruptedException {
        Path going = Files.writeString(engine.root().resolve("going"), "");
        Command busy = engine.shell(work(engine));
        Thread.sleep(millis);
        engine.kill9();
        Files.delete(going);
        busy.end();
        engine.start();
    }

    /** All of it at once, as long as it may. */
    private static String work(Engine engine) {
        String loop = "while [ -e " + engine.root() + "/going ]; do %s; done & ";
        String docker = Engine.DOCKER;
        return "i=0; "
                + loop.formatted(
                        docker
                                + " network connect --alias m ferry mate; "
                                + docker
                                + " network disconnect ferry mate")
                + loop.formatted(
                        docker
                                + " run -d --name guest --network shore -p 80 busybox sleep 1000; "
                                + docker
                                + " rm -f guest")
                + loop.formatted(docker + " run --rm -p 81:80 --network ferry busybox true")
                + loop.formatted(
                        docker
                                + " network create --ipv6 isle; "
                                + docker
                                + " run -d --name there --network isle busybox sleep 1000; "
                                + docker
                                + " rm -f there; "
                                + docker
                                + " network rm isle")
                + "wait";
    }

    /** What was half done is ended, and links of the dead go, a moment after the start. */
    private static void requireEqual(Engine engine, String when) {
        Await.same(
                "addresses as they are said in " + when + "\n" + engine.log(),
                () -> engine.sh(SEEN).ok(),
                () -> engine.sh(SAID).ok());
        assertThat(engine.sh(SAID).ok()).as(when).contains("172.");
        String pairs =
                "docker ps -q | xargs -r docker inspect -f '{{len .NetworkSettings.Networks}}'";
        long wanted = engine.sh(pairs).ok().lines().mapToLong(Long::parseLong).sum();
        Await.until(
                wanted + " veth pairs in " + when,
                () -> engine.shInside(PAIRS).ok().equals(Long.toString(wanted)));
    }

    private static void removeAll(Engine engine) {
        engine.sh("docker ps -aq | xargs -r docker rm -f -v").ok();
        engine.sh("docker network rm isle");
        assertThat(engine.sh("docker network ls -q --filter type=custom").ok().lines()).hasSize(2);
    }
}
