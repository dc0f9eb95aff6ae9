package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Images and containers move from one storage driver to another. */
class StorageMoveTest {

    private static final int ROUNDS = Boolean.getBoolean("drydock.deep") ? 100 : 1;
    private static final int LONGEST_MILLIS = 1_500;
    private static final String WORK =
            "while [ -e %1$s/going ]; do docker run --rm --network none sea cat /sand | cmp - %1$s/sand"
                    + " || echo run; docker load -q -i %1$s/sea.tar >/dev/null || echo load; docker"
                    + " image inspect sea >/dev/null || echo inspect; done";

    private static Engine engine() throws IOException {
        return engine("vfs");
    }

    /**
     * An image of two layers, a stopped container that changed something, and a running one, all on
     * overlay2, where the other driver works too.
     */
    private static Engine engine(String other) throws IOException {
        Engine engine = new Engine();
        if (other.equals("btrfs")) {
            String disk = "cd %s && mkdir data && truncate -s 2G disk && mkfs.btrfs -q disk";
            engine.shInside((disk + " && mount -o loop disk data").formatted(engine.root())).ok();
        }
        engine.boot();
        assertThat(driver(engine)).isEqualTo("overlay2");
        engine.sh(
                        ("cd %s && head -c 3000000 /dev/urandom > sand && docker create --name made"
                                        + " --network none busybox sh -c 'rm /bin/df; mkdir /deck; exit 0'"
                                        + " && docker cp sand made:/sand && docker start -a made && docker"
                                        + " commit made sea && docker rm made && docker save -o sea.tar sea"
                                        + " && docker run --network none --name still sea sh -c 'echo mine"
                                        + " > /mine; ln /mine /mine2; rm -r /deck; chown 7:8 /sand'"
                                        + " && docker run -d --network none --name live sea sh -c"
                                        + " 'while :; do echo x >> /log; usleep 20000; done'")
                                .formatted(engine.root()))
                .ok();
        return engine;
    }

    private static String driver(Engine engine) {
        return engine.docker("info", "--format", "{{.Driver}}").ok();
    }

    private static String driver(Engine engine, String container) {
        return engine.inspect(container, "{{.GraphDriver.Name}}");
    }

    private static List<String> layers(Engine engine, String driver) {
        return engine.shInside("ls " + engine.root().resolve("data").resolve(driver))
                .stdout()
                .lines()
                .filter(name -> name.length() >= 64)
                .toList();
    }

    private static void requireChanged(Engine engine) {
        engine.sh("docker start -a still && docker cp still:/mine - | tar -xO").ok();
        assertThat(engine.docker("diff", "still").ok().lines())
                .containsExactlyInAnyOrder("C /sand", "D /deck", "A /mine", "A /mine2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vfs", "btrfs", "fuse-overlayfs"})
    @Tag("4.10/move-storage")
    void imagesAndContainersMoveWhileOthersRun(String other) throws IOException {
        try (Engine engine = engine(other)) {
            Path going = Files.writeString(engine.root().resolve("going"), "");
            Command busy = engine.shStarted(WORK.formatted(engine.root()));

            String told = engine.drydock("move-storage", "--to", other).ok();

            assertThat(told)
                    .contains("copied to " + other, "images are stored by " + other)
                    .contains("is stored by overlay2: it is in use");
            Files.delete(going);
            assertThat(busy.end().stdout()).as("what failed meanwhile").isEmpty();
            assertThat(driver(engine)).isEqualTo(other);
            assertThat(driver(engine, "sea")).isEqualTo(other);
            Await.until("the stopped one", () -> driver(engine, "still").equals(other));
            requireChanged(engine);

            assertThat(driver(engine, "live")).isEqualTo("overlay2");
            String before = engine.docker("exec", "live", "wc", "-l", "/log").ok();
            Await.until(
                    "the running one to go on",
                    () -> !engine.docker("exec", "live", "wc", "-l", "/log").ok().equals(before));
            engine.docker("stop", "-t", "0", "live").ok();
            Await.until("its move", () -> driver(engine, "live").equals(other));
            engine.docker("start", "live").ok();
            assertThat(engine.docker("exec", "live", "head", "-1", "/log").ok()).isEqualTo("x");
            Await.until("an empty driver", () -> layers(engine, "overlay2").isEmpty());
            assertThat(engine.drydock("storage").ok()).isEqualTo("images are stored by " + other);
            engine.sh("docker rm -f live still && docker rmi sea busybox").ok();
            Await.until("nothing to be left", () -> layers(engine, other).isEmpty());
        }
    }

    /** There and back again; a container runs through all of it, on the driver it began with. */
    @ParameterizedTest
    @ValueSource(strings = {"vfs", "btrfs", "fuse-overlayfs"})
    @Tag("4.10/move-storage")
    void anEngineThatIsKilledAtItGoesOnWithTheMove(String second) throws Exception {
        try (Engine engine = engine(second)) {
            Random random = new Random(ROUNDS);
            for (int round = 0; round < ROUNDS; round++) {
                String target = round % 2 == 0 ? second : "overlay2";
                Command move = engine.shell(product(engine) + " move-storage --to " + target);
                Thread.sleep(random.nextInt(LONGEST_MILLIS));
                engine.kill9();
                move.end();
                engine.start();
                assertThat(engine.sh("docker save sea | wc -c").ok()).isNotEqualTo("0");
                assertThat(engine.sh("docker run --rm --network none sea true").exit()).isZero();
                requireChanged(engine);

                engine.drydock("move-storage", "--to", target).ok();
                requireAllOn(engine, target, second);
                assertThat(driver(engine, "still")).isEqualTo(target);
                requireChanged(engine);
            }
        }
    }

    /** Two layers of the image and that of each container. */
    private static void requireAllOn(Engine engine, String target, String second) {
        String other = target.equals(second) ? "overlay2" : second;
        int stays = target.equals("overlay2") ? 0 : 3;
        String log = "docker exec live sh -c 'wc -l < /log; head -1 /log' | tail -1";
        assertThat(engine.sh(log).ok()).isEqualTo("x");
        Await.until("an end", () -> layers(engine, other).size() == stays);
        int comes = target.equals("overlay2") ? 4 : 3;
        Await.until("all to be there", () -> layers(engine, target).size() == comes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.drydock.service.storage", "io.drydock.service.image"})
    @Tag("4.10/move-storage")
    void whoMovesAndWhoKnowsThePlacesMayBeReplacedMeanwhile(String bundle) throws IOException {
        try (Engine engine = engine()) {
            Command move = engine.shell(product(engine) + " move-storage --to vfs");
            Await.until("the move", () -> !layers(engine, "vfs").isEmpty());
            String jar = ModuleJar.of(engine, bundle, "0.4.1").toString();
            engine.drydock("swap", jar).ok();
            assertThat(move.end().ok()).contains("images are stored by vfs");
            engine.docker("stop", "-t", "0", "live").ok();
            Await.until("the end", () -> engine.drydock("storage").stdout().lines().count() == 1);
            Await.until("an empty driver", () -> layers(engine, "overlay2").isEmpty());
            assertThat(layers(engine, "vfs")).hasSize(4);
            requireChanged(engine);
        }
    }

    private static String product(Engine engine) {
        return engine.product().resolve("bin/drydock").toString();
    }

    @Test
    @Tag("4.10/move-storage")
    @Tag("5.5/other")
    void anEngineThatIsToUseAnotherDriverTellsTheWay() throws IOException {
        try (Engine engine = engine()) {
            engine.stop();
            Files.writeString(engine.root().resolve("daemon.json"), "{\"storage-driver\":\"vfs\"}");
            engine.start();
            assertThat(engine.docker("run", "--rm", "sea", "true").stderr())
                    .contains("storage driver vfs is configured, but the images of ")
                    .contains("or move them: drydock move-storage --to vfs");

            engine.drydock("move-storage", "--to", "vfs").ok();

            engine.sh("docker run --rm --network none sea true").ok();
            assertThat(driver(engine)).isEqualTo("vfs");
            assertThat(engine.drydock("move-storage", "--to", "btrfs").stderr())
                    .contains("images cannot be moved to storage driver btrfs: btrfs: ")
                    .contains("not on btrfs");
        }
    }
}
