package io.drydock.sdk.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.api.spi.volume.VolumeDriver;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The rules of {@link VolumeDriver} as tests. Extend it and say which driver; a second one over the
 * same place stands for a new generation, or for the first after a crash.
 */
public abstract class VolumeDriverConformance {

    private static final String NAME = "kit";
    private static final String FIRST = "1".repeat(64);
    private static final String SECOND = "2".repeat(64);
    private static final int THREADS = 8;

    /** A place of its own for each test. */
    @TempDir protected Path place;

    /** A driver without memory that keeps its volumes below {@link #place}. */
    protected abstract VolumeDriver driver();

    /** Options with which the driver mounts something, none if it never does. */
    protected Map<String, String> options() {
        return Map.of();
    }

    @Test
    void aVolumeIsThereFromItsCreationToItsRemoval() {
        VolumeDriver driver = driver();
        assertThat(driver.get(NAME)).isEmpty();
        assertThat(driver.list()).isEmpty();
        driver.create(NAME, options());
        assertThat(driver.get(NAME)).map(DriverVolume::name).contains(NAME);
        driver.create("other", Map.of());
        assertThat(driver.list())
                .extracting(DriverVolume::name)
                .containsExactlyInAnyOrder(NAME, "other");
        driver.remove(NAME);
        assertThat(driver.get(NAME)).isEmpty();
        assertThat(driver.list()).extracting(DriverVolume::name).containsExactly("other");
    }

    @Test
    void everythingMayBeSaidTwice() throws IOException {
        VolumeDriver driver = driver();
        driver.create(NAME, options());
        Path path = driver.mount(NAME, FIRST);
        Files.writeString(path.resolve("f"), "x");
        driver.create(NAME, options());
        assertThat(driver.mount(NAME, FIRST)).isEqualTo(path);
        assertThat(path.resolve("f")).hasContent("x");
        driver.unmount(NAME, FIRST);
        assertThatCode(
                        () -> {
                            driver.unmount(NAME, FIRST);
                            driver.unmount(NAME, SECOND);
                            driver.unmount("never", FIRST);
                            driver.remove(NAME);
                            driver.remove(NAME);
                            driver.remove("never");
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void mountGivesAnAbsoluteDirectoryThatCanBeWritten() throws IOException {
        VolumeDriver driver = driver();
        driver.create(NAME, options());
        Path path = driver.mount(NAME, FIRST);
        assertThat(path).isAbsolute().isDirectory();
        assertThat(Files.writeString(path.resolve("f"), "x")).hasContent("x");
        driver.unmount(NAME, FIRST);
    }

    @Test
    void plainDataOutlivesItsMounts() throws IOException {
        VolumeDriver driver = driver();
        driver.create(NAME, Map.of());
        Files.writeString(driver.mount(NAME, FIRST).resolve("f"), "x");
        driver.unmount(NAME, FIRST);
        assertThat(driver().mount(NAME, SECOND).resolve("f")).hasContent("x");
        driver.unmount(NAME, SECOND);
    }

    @Test
    void oneWhoLeavesTakesNothingFromOthers() throws IOException {
        VolumeDriver driver = driver();
        driver.create(NAME, options());
        Path path = driver.mount(NAME, FIRST);
        driver.mount(NAME, SECOND);
        Files.writeString(path.resolve("f"), "x");
        driver.unmount(NAME, FIRST);
        driver.unmount(NAME, FIRST);
        assertThat(path.resolve("f")).hasContent("x");
        driver.unmount(NAME, SECOND);
    }

    @Test
    void anotherGenerationKnowsVolumesAndUsers() throws IOException {
        VolumeDriver first = driver();
        first.create(NAME, options());
        Path path = first.mount(NAME, FIRST);
        first.mount(NAME, SECOND);
        Files.writeString(path.resolve("f"), "x");
        VolumeDriver next = driver();
        assertThat(next.list()).extracting(DriverVolume::name).containsExactly(NAME);
        next.unmount(NAME, FIRST);
        assertThat(path.resolve("f")).hasContent("x");
        next.unmount(NAME, SECOND);
        next.remove(NAME);
        assertThat(first.get(NAME)).isEmpty();
    }

    @Test
    void whatIsMissingOrUnknownIsRefused() {
        VolumeDriver driver = driver();
        assertThatThrownBy(() -> driver.mount("never", FIRST))
                .isInstanceOf(DriverException.class)
                .extracting(e -> ((DriverException) e).kind())
                .isEqualTo(DriverException.Kind.NOT_FOUND);
        assertThatThrownBy(() -> driver.create(NAME, Map.of("no-such-option", "1")))
                .isInstanceOf(DriverException.class)
                .extracting(e -> ((DriverException) e).kind())
                .isEqualTo(DriverException.Kind.INVALID);
        assertThat(driver.get(NAME)).isEmpty();
    }

    @Test
    void aVolumeMadeAnewIsEmpty() throws IOException {
        VolumeDriver driver = driver();
        driver.create(NAME, Map.of());
        Files.writeString(driver.mount(NAME, FIRST).resolve("f"), "x");
        driver.unmount(NAME, FIRST);
        driver.remove(NAME);
        driver.create(NAME, Map.of());
        assertThat(driver.mount(NAME, FIRST)).isEmptyDirectory();
        driver.unmount(NAME, FIRST);
    }

    @Test
    void manyUsersComeAndGoAtOnce() throws Exception {
        VolumeDriver driver = driver();
        driver.create(NAME, options());
        Path path = driver.mount(NAME, FIRST);
        Files.writeString(path.resolve("f"), "x");
        CountDownLatch together = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Path>> mounts =
                    IntStream.range(0, THREADS)
                            .mapToObj(i -> threads.submit(() -> comeAndGo(driver, i, together)))
                            .toList();
            for (Future<Path> mount : mounts) {
                assertThat(result(mount)).isEqualTo(path);
            }
        }
        assertThat(path.resolve("f")).hasContent("x");
        driver.unmount(NAME, FIRST);
        driver.remove(NAME);
        assertThat(driver.list()).isEmpty();
    }

    private static Path comeAndGo(VolumeDriver driver, int number, CountDownLatch together)
            throws InterruptedException {
        String id = "%064x".formatted(number + THREADS);
        together.countDown();
        together.await();
        Path path = driver.mount(NAME, id);
        driver.create("own" + number, Map.of());
        driver.unmount(NAME, id);
        driver.remove("own" + number);
        return path;
    }

    private static Path result(Future<Path> mount) throws InterruptedException {
        try {
            return mount.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void theScopeIsOneOfTwo() {
        assertThat(driver().scope()).isIn("local", "global");
    }
}
