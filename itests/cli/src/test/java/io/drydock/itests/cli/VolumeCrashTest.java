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
