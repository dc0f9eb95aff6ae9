package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The engine is killed with -9 at any instant of making, using, removing and pruning volumes. */
@WithEngine
class VolumeCrashTest {

    private static final int ROUNDS = Boolean.getBoolean("drydock.deep") ? 100 : 3;
    private static final int LONGEST_MILLIS = 1_500;
    private static final int FILLINGS = Boolean.getBoolean("drydock.deep") ? 100 : 2;

    @Test
    @Tag("4.2/crash")
    @Tag("4.10/crash")
    void nothingIsHalfMade(Engine engine) throws Exception {
        Traces before = Traces.settled(engine);
        Random random = new Random(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            Path going = Files.writeString(engine.root().resolve("going"), "");
            Command busy = engine.shell(work(going));
            Await.until("the first volume", () -> !folders(engine).isEmpty());
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            Files.delete(going);
            engine.kill9();
            busy.end();
            engine.start();
            Await.until("a folder for each volume", () -> folders(engine).equals(volumes(engine)));
            for (String volume : volumes(engine)) {
                String format = "{{.Mountpoint}}";
                String mountpoint = engine.docker("volume", "inspect", "-f", format, volume).ok();
                assertThat(Path.of(mountpoint)).isDirectory();
            }
            engine.sh("docker ps -aq | xargs -r docker rm -f -v").ok();
            engine.sh("docker volume ls -q | xargs -r docker volume rm").ok();
            before.requireSame(engine, "round " + round);
        }
    }

    /** A create fills a volume of that name, whose folder is watched to kill in the midst of it. */
    @Test
    @Tag("4.2/crash")
    @Tag("4.2/copy-up")
    void aVolumeHasAllOfTheImageOrNothing(Engine engine) throws Exception {
        String files =
                "mkdir -p /full/d; i=0; while [ $i -lt 500 ]; do i=$((i+1)); echo $i > /full/d/$i;"
                        + " ln -s $i /full/$i; done; chown 7:8 /full; chmod 2750 /full";
        engine.docker("run", "--name", "made", "busybox", "sh", "-c", files).ok();
        engine.docker("commit", "made", "full").ok();
        Random random = new Random(FILLINGS);
        String look =
                "docker run --rm -v v%d:/full:nocopy full sh -c 'stat -c %%u:%%g:%%a /full;"
                        + " ls -A /full | wc -l; ls -A /full/d | wc -l'";
        for (int round = 0; round < FILLINGS; round++) {
            Path data = engine.root().resolve("data/volumes/v" + round + "/_data");
            Command create =
                    engine.shell(Engine.DOCKER + " create -v v" + round + ":/full full true");
            Await.until("the first entry", () -> !entries(data).isEmpty());
            Thread.sleep(random.nextInt(300));
            engine.kill9();
            create.end();
            engine.start();
            assertThat(engine.sh(look.formatted(round)).stdout())
                    .as("round " + round)
                    .isIn("0:0:755\n0\n0", "7:8:2750\n501\n500");
            engine.sh("docker run --rm -v v%d:/full full true".formatted(round)).ok();
            assertThat(engine.sh(look.formatted(round)).ok()).isEqualTo("7:8:2750\n501\n500");
        }
        engine.sh("docker ps -aq | xargs -r docker rm -f -v").ok();
        engine.sh("docker volume ls -q | xargs -r docker volume rm").ok();
        engine.docker("rmi", "full").ok();
    }

    private static List<String> entries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::toString).limit(1).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String work(Path going) {
        String loop = "while [ -e " + going + " ]; do i=$((i+1)); %s; done & ";
        String docker = Engine.DOCKER;
        String create = docker + " volume create -o type=tmpfs -o device=tmpfs t$i;";
        return loop.formatted(docker + " volume create a$i; " + docker + " volume rm a$i")
                + loop.formatted(docker + " volume create; " + docker + " volume create b$i")
                + loop.formatted(create + docker + " run --rm -v t$i:/t -v /etc busybox true")
                + loop.formatted(docker + " volume prune -af")
                + "wait";
    }

    private static List<String> volumes(Engine engine) {
        return engine.docker("volume", "ls", "-q").ok().lines().sorted().toList();
    }

    private static List<String> folders(Engine engine) {
        Path root = engine.root().resolve("data/volumes");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
