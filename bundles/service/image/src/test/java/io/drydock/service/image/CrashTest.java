package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.image.ImageSummary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

class CrashTest {

    private static final int ROUNDS = 6;

    @TempDir Path root;

    @Test
    void whatIsThereAfterAKillIsWhole() throws Exception {
        Random random = new Random(System.nanoTime());
        for (int round = 0; round < ROUNDS; round++) {
            killAfter(random.nextInt(600));
            try (ImageFixture fixture = new ImageFixture(root)) {
                checkImages(fixture, round);
                new Reconciliation(fixture.parts).run();
                assertThat(fixture.driver.list())
                        .containsExactlyInAnyOrderElementsOf(
                                fixture.parts.layers().cacheIds("overlay2"));
                assertThat(fixture.parts.pending().cacheIds("overlay2")).isEmpty();
                assertThat(fixture.dataRoot.resolve("overlay2/tmp")).isEmptyDirectory();
                assertThat(fixture.dataRoot.resolve("tmp")).isEmptyDirectory();
            }
        }
    }

    private static void checkImages(ImageFixture fixture, int round) throws Exception {
        List<ImageSummary> all =
                fixture.images.list(
                        ApiVersion.MAX,
                        new ImageEngine.ListRequest(true, Filters.NONE, false, false, false));
        for (ImageSummary image : all) {
            String container = String.format("%064d", round * 10 + all.indexOf(image));
            fixture.roots.create(container, image.id(), Map.of());
            Path mounted = fixture.roots.mount(container);
            try (var files = Files.walk(mounted)) {
                assertThat(files.filter(path -> path.getFileName().toString().startsWith("f")))
                        .hasSize(600);
            }
            fixture.roots.remove(container);
            while (fixture.driver.exists(container)) {
                Thread.sleep(10);
            }
        }
    }

    private void killAfter(long millis) throws Exception {
        Process child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LoadLoop.class.getName(),
                                root.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("ready");
            Thread.sleep(millis);
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
    }
}
