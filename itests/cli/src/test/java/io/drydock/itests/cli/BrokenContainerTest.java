package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Starts of the engine with many containers, and with one that has lost its files. */
@WithEngine
class BrokenContainerTest {

    private static final int MANY = Boolean.getBoolean("drydock.deep") ? 500 : 40;

    @Test
    @Tag("4.10/dead")
    void whatHasLostItsLayerIsListedSaysWhyAndCanBeRemoved(Engine engine) throws IOException {
        String id = engine.docker("create", "--name", "broken", "busybox", "true").ok();
        engine.stop();
        Path data = engine.root().resolve("data");
        int gone = 0;
        try (Stream<Path> all = Files.walk(data, 4)) {
            for (Path layer :
                    all.filter(path -> path.getFileName().toString().equals(id)).toList()) {
                if (!layer.startsWith(data.resolve("containers"))) {
                    engine.inside("rm", "-rf", layer.toString()).ok();
                    gone++;
                }
            }
        }
        assertThat(gone).as("its layer").isPositive();
        engine.start();
        assertThat(engine.docker("ps", "-a", "--format", "{{.Names}}").ok()).isEqualTo("broken");
        assertThat(engine.docker("start", "broken").refusal()).contains(id);
        assertThat(engine.inspect("broken", "{{.State.Error}}")).contains(id);
        engine.docker("rm", "broken").ok();
        assertThat(engine.docker("ps", "-aq").ok()).isEmpty();
    }

    @Test
    @Tag("4.10/restore-many")
    void manyAreFoundAgainWhileTheApiAnswers(Engine engine) throws IOException {
        String loop =
                "i=0; while [ $i -lt "
                        + MANY
                        + " ]; do docker run -d --network none --name n$i busybox sleep 1000 &"
                        + " i=$((i+1)); [ $((i % 8)) = 0 ] && wait; done; wait";
        engine.sh(loop).ok();
        String list = "docker ps --format '{{.Names}} {{.State}}' | sort";
        String before = engine.sh(list).ok();
        assertThat(before.lines()).hasSize(MANY).allMatch(line -> line.endsWith(" running"));
        engine.kill9();
        engine.start();
        assertThat(engine.sh(list).ok()).isEqualTo(before);
        assertThat(engine.docker("exec", "n0", "echo", "in").ok()).isEqualTo("in");
        engine.empty();
    }
}
