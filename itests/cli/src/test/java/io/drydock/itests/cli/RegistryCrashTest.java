package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * The engine is killed with -9 at any instant of pulls, pushes, loads, removals and prunes.
 * Afterwards every image it shows is whole, byte for byte, what the registry shows can be pulled,
 * and when all are removed nothing is left of them.
 */
@WithEngine
class RegistryCrashTest {

    private static final int ROUNDS = Boolean.getBoolean("drydock.deep") ? 200 : 2;
    private static final int LONGEST_MILLIS = 2_500;

    @Test
    @Tag("4.3/crash")
    void whatIsThereIsWholeAndWhatIsGoneIsGone(Engine engine) throws Exception {
        try (TestRegistry registry = TestRegistry.open(engine, 5000)) {
            String one = registry.name("sea/one:1");
            String two = registry.name("sea/two:1");
            String three = registry.name("sea/three:1");
            fill(engine, one, two);
            Traces before = Traces.settled(engine);
            Random random = new Random(ROUNDS);
            for (int round = 0; round < ROUNDS; round++) {
                Path going = Files.writeString(engine.root().resolve("going"), "");
                Command busy = engine.shell(work(engine, one, two, three));
                Thread.sleep(random.nextInt(LONGEST_MILLIS));
                Files.delete(going);
                engine.kill9();
                busy.end();
                engine.start();
                requireWhole(engine);
                requirePushed(engine, registry, three);
                removeAll(engine);
                before.requireSame(engine, "round " + round);
            }
        }
    }

    private static void fill(Engine engine, String one, String two) {
        engine.sh(
                        ("docker run --name made busybox sh -c 'head -c 3000000 /dev/urandom > /sand' &&"
                                        + " docker commit made %1$s && docker rm made && docker run --name made"
                                        + " %1$s sh -c 'head -c 2000000 /dev/urandom > /silt; rm /sand' && docker"
                                        + " commit made %2$s && docker rm made && docker push %1$s && docker push"
                                        + " %2$s && docker save -o %3$s/both.tar %1$s %2$s && docker rmi %2$s &&"
                                        + " docker rmi %1$s")
                                .formatted(one, two, engine.root()))
                .ok();
        removeAll(engine);
    }

    /**
     * Pulls, loads and pushes beside removals and prunes, as long as they may. What is pushed is
     * new each time, so that the registry has none of it.
     */
    private static String work(Engine engine, String one, String two, String three) {
        String loop = "while [ -e " + engine.root() + "/going ]; do %s; done & ";
        String docker = Engine.DOCKER;
        return loop.formatted(docker + " pull -q " + two + "; " + docker + " rmi " + two)
                + loop.formatted(docker + " pull -q " + one + "; " + docker + " rmi -f " + one)
                + loop.formatted(docker + " load -i " + engine.root() + "/both.tar")
                + loop.formatted(docker + " image prune -f; sleep 0.1")
                + loop.formatted(
                        ("cd "
                                        + engine.root()
                                        + "; head -c 2000000 /dev/urandom > sand; tar -c sand"
                                        + " | %1$s import - %2$s; %1$s push -q %2$s; %1$s rmi %2$s")
                                .formatted(docker, three))
                + "wait";
    }

    /** Saving reads every byte of every layer and compares its digest. */
    private static void requireWhole(Engine engine) {
        for (String id : images(engine)) {
            assertThat(engine.sh("docker save " + id + " > /dev/null").exit()).as(id).isZero();
        }
        assertThat(engine.docker("run", "--rm", "busybox", "echo", "up").ok()).isEqualTo("up");
    }

    /** A tag appears behind its layers, so what is there can be had. */
    private static void requirePushed(Engine engine, TestRegistry registry, String three) {
        if (registry.has("/v2/sea/three/manifests/1")) {
            engine.docker("pull", "-q", three).ok();
            requireWhole(engine);
        }
    }

    private static void removeAll(Engine engine) {
        String kept = engine.inspect("busybox", "{{.Id}}");
        for (int i = 0; i < 2; i++) {
            for (String id : images(engine)) {
                if (!id.equals(kept)) {
                    engine.docker("rmi", "-f", id);
                }
            }
        }
        engine.docker("image", "prune", "-f").ok();
        assertThat(images(engine)).containsExactly(kept);
    }

    private static List<String> images(Engine engine) {
        return engine.docker("images", "-aq", "--no-trunc").ok().lines().distinct().toList();
    }
}
