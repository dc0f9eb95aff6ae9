package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;

/** Images and containers are the same on every storage driver this host can run. */
class StorageDriversTest {

    private static final String CHANGES =
            "docker run --name one --network none busybox sh -c"
                    + " 'echo new > /etc/new; rm /bin/df; mkdir /q; chmod 700 /bin'";

    @ParameterizedTest
    @ValueSource(strings = {"vfs", "fuse-overlayfs", "btrfs"})
    @Tag("4.3/graph")
    @Tag("5.5/explicit")
    void showsCommitsSavesAndSurvives(String driver) throws IOException {
        try (Engine engine = engine(driver)) {
            assertThat(engine.docker("info", "--format", "{{.Driver}}").ok()).isEqualTo(driver);
            engine.sh(CHANGES).ok();
            assertThat(engine.docker("diff", "one").ok().lines())
                    .containsExactly("C /bin", "D /bin/df", "C /etc", "A /etc/new", "A /q");
            engine.docker("commit", "one", "two").ok();
            engine.sh(
                            "cd %s && docker save -o two.tar two && docker rmi two && docker load -i two.tar"
                                    .formatted(engine.root()))
                    .ok();
            assertThat(
                            engine.sh(
                                            "docker run --rm --network none two sh -c"
                                                    + " 'cat /etc/new; ls /bin/df; stat -c %a /bin' 2>&1")
                                    .stdout())
                    .contains("new", "/bin/df: No such file", "700");
            restartedUnder(engine);
            engine.sh("docker rm -f live one && docker rmi two").ok();
            Await.until(
                    "the layers to be gone",
                    () ->
                            layers(engine, driver)
                                            .lines()
                                            .filter(name -> name.length() >= 64)
                                            .count()
                                    == 1);
        }
    }

    /** As the documents order it: the one that is named, what is there, the list. */
    @Test
    @Tag("5.5/prior")
    @Tag("5.5/priority")
    void nobodyNamesOneAndWhatHoldsTheImagesIsTakenBeforeTheFirstOfTheList() throws IOException {
        try (Engine engine = new Engine()) {
            engine.boot();
            assertThat(engine.docker("info", "--format", "{{.Driver}}").ok()).isEqualTo("overlay2");
        }
        try (Engine engine = engine("vfs")) {
            engine.stop();
            Files.writeString(engine.root().resolve("daemon.json"), "{}");
            engine.start();
            assertThat(engine.docker("info", "--format", "{{.Driver}}").ok()).isEqualTo("vfs");
            engine.docker("run", "--rm", "--network", "none", "busybox", "true").ok();
        }
    }

    /** A container that runs keeps its root over the death of the engine. */
    private static void restartedUnder(Engine engine) throws IOException {
        engine.sh("docker run -d --network none --name live two sh -c 'echo x > /mine; sleep 600'")
                .ok();
        engine.kill9();
        engine.start();
        assertThat(engine.docker("exec", "live", "cat", "/mine").ok()).isEqualTo("x");
        engine.sh("docker exec live sh -c 'echo y >> /mine' && docker restart -t 0 live").ok();
    }

    private static String layers(Engine engine, String driver) {
        return engine.shInside("ls " + engine.root().resolve("data").resolve(driver)).stdout();
    }

    private static Engine engine(String driver) throws IOException {
        Engine engine = new Engine();
        Files.writeString(
                engine.root().resolve("daemon.json"), "{\"storage-driver\":\"" + driver + "\"}");
        if (driver.equals("btrfs")) {
            engine.shInside(
                            ("cd %s && mkdir data && truncate -s 1G disk && mkfs.btrfs -q disk"
                                            + " && mount -o loop disk data")
                                    .formatted(engine.root()))
                    .ok();
        }
        engine.boot();
        return engine;
    }
}
