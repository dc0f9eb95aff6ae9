package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A container writes on while the drivers and the services of its volumes change and die. */
@WithEngine
class VolumeSwapTest {

    private static final String WRITER =
            "i=0; while :; do i=$((i+1)); for v in plain bound; do"
                    + " echo $i >> /$v/f; fsync /$v/f; done; done";
    private static final String IDENTITY = "stat -c '%d %i' /plain/f /bound/f /plain /bound";

    @Test
    @Tag("4.2/swap")
    @Tag("4.10/swap")
    void filesAreContinuousThroughSwapsAndAKill(Engine engine) throws IOException {
        Path there = Files.createDirectory(engine.root().resolve("there"));
        String since = engine.docker("info", "--format", "{{.SystemTime}}").ok();
        engine.sh("docker volume create -o type=none -o o=bind -o device=" + there + " bound").ok();
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "writer",
                        "-v",
                        "plain:/plain",
                        "-v",
                        "bound:/bound",
                        "busybox",
                        "sh",
                        "-c",
                        WRITER)
                .ok();
        Path plain = Path.of(engine.inspect("plain", "{{.Mountpoint}}"));
        grow(plain.resolve("f"), there.resolve("f"));
        String identity = engine.docker("exec", "writer", "sh", "-c", IDENTITY).ok();
        for (int round = 1; round <= 2; round++) {
            for (String part : List.of("driver.volume.local", "service.volume")) {
                Path jar = ModuleJar.of(engine, "io.drydock." + part, "0.3." + round);
                engine.drydock("swap", jar.toString()).ok();
                grow(plain.resolve("f"), there.resolve("f"));
            }
        }
        engine.kill9();
        grow(plain.resolve("f"), there.resolve("f"));
        engine.start();
        grow(plain.resolve("f"), there.resolve("f"));

        assertThat(engine.docker("exec", "writer", "sh", "-c", IDENTITY).ok()).isEqualTo(identity);
        assertThat(events(engine, since, "unmount")).isEmpty();
        engine.docker("rm", "-f", "writer").ok();
        assertThat(events(engine, since, "mount")).hasSize(2).doesNotHaveDuplicates();
        assertThat(events(engine, since, "unmount"))
                .containsExactlyInAnyOrderElementsOf(events(engine, since, "mount"));
        requireContinuous(plain.resolve("f"));
        requireContinuous(there.resolve("f"));
        assertThat(engine.inside("grep", "volumes/bound", "/proc/self/mounts").exit()).isOne();
        engine.sh("docker volume rm plain bound").ok();
        assertThat(there.resolve("f")).exists();
    }

    /** What the engine sees in a mount of its own is not seen here; what is below it is. */
    private static void grow(Path... files) {
        for (Path file : files) {
            long[] before = {-1};
            Await.until(
                    file + " to grow",
                    () -> {
                        if (!Files.exists(file)) {
                            return false;
                        }
                        if (before[0] < 0) {
                            before[0] = Files.size(file);
                        }
                        return Files.size(file) > before[0];
                    });
        }
    }

    private static List<String> events(Engine engine, String since, String action) {
        String now = engine.docker("info", "--format", "{{.SystemTime}}").ok();
        return engine.sh(
                        "docker events --since %s --until %s -f type=volume -f event=%s"
                                        .formatted(since, now, action)
                                + " --format '{{.Actor.ID}} {{.Actor.Attributes.container}}'")
                .ok()
                .lines()
                .toList();
    }

    private static void requireContinuous(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, lines.size())
                                .mapToObj(Integer::toString)
                                .toList());
    }
}
