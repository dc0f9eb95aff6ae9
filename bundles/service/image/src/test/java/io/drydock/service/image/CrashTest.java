package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.image.ImageManifestSummary;
import io.drydock.api.model.image.ImageSummary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
            killAfter(LoadLoop.class, random.nextInt(600));
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

    @Test
    void whatANameStandsForAfterAKillIsWhole() throws Exception {
        Random random = new Random(System.nanoTime());
        for (int round = 0; round < ROUNDS; round++) {
            killAfter(PlatformLoop.class, random.nextInt(400));
            try (ImageFixture fixture = new ImageFixture(root)) {
                new Reconciliation(fixture.parts).run();
                for (ImageSummary image : images(fixture)) {
                    for (String name : image.repoTags()) {
                        checkName(fixture, name);
                    }
                }
                Path blobs = fixture.dataRoot.resolve("content/blobs/sha256");
                try (var files = Files.list(Files.createDirectories(blobs))) {
                    assertThat(files)
                            .allMatch(
                                    file ->
                                            fixture.parts
                                                    .blobs()
                                                    .knows(Digests.PREFIX + file.getFileName()));
                }
            }
        }
    }

    /** Every platform that is told to be here leaves by the manifest it came with. */
    private static void checkName(ImageFixture fixture, String name) {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        fixture.images.save(List.of(name), List.of(), saved);
        String members = saved.toString(StandardCharsets.ISO_8859_1);
        var manifests = fixture.images.inspect(ApiVersion.MAX, name, true, "").manifests();
        assertThat(manifests)
                .hasSize(4)
                .anyMatch(one -> one.available() && one.kind().equals("image"))
                .filteredOn(ImageManifestSummary::available)
                .allMatch(one -> members.contains(SavedArchive.path(one.id())));
    }

    private static List<ImageSummary> images(ImageFixture fixture) {
        return fixture.images.list(
                ApiVersion.MAX,
                new ImageEngine.ListRequest(true, Filters.NONE, false, false, false));
    }

    private static void checkImages(ImageFixture fixture, int round) throws Exception {
        List<ImageSummary> all = images(fixture);
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

    private void killAfter(Class<?> loop, long millis) throws Exception {
        Process child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                loop.getName(),
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
