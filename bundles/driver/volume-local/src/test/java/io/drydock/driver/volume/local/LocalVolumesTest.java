package io.drydock.driver.volume.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.kernel.linux.LinuxProjectQuotas;
import io.drydock.kernel.linux.MountsComponent;
import io.drydock.sdk.testkit.graph.LoopFilesystem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class LocalVolumesTest {

    @TempDir Path directory;
    private LocalVolumes volumes;
    private MountsComponent mounts;

    @BeforeEach
    void open() {
        mounts = new MountsComponent(config());
        volumes = again();
    }

    private MountsComponent.Config config() {
        return (MountsComponent.Config)
                Proxy.newProxyInstance(
                        MountsComponent.Config.class.getClassLoader(),
                        new Class<?>[] {MountsComponent.Config.class},
                        (proxy, method, arguments) ->
                                directory
                                        .resolve(method.getName().startsWith("data") ? "" : "exec")
                                        .toString());
    }

    private LocalVolumes again() {
        return new LocalVolumes(
                directory.resolve("volumes"),
                directory.resolve("run"),
                mounts,
                new LinuxProjectQuotas());
    }

    @AfterEach
    void unmountAll() {
        volumes.list().forEach(each -> mounts.unmount(each.mountpoint(), true));
        mounts.stop();
    }

    @Test
    void volumeIsADirectoryThatKeepsItsData() throws Exception {
        volumes.create("data", Map.of());
        Path path = volumes.mount("data", "c1");
        Files.writeString(path.resolve("f"), "x");
        volumes.unmount("data", "c1");
        volumes.create("data", Map.of());
        assertThat(path).isEqualTo(directory.resolve("volumes/data/_data"));
        assertThat(path.resolve("f")).hasContent("x");
        assertThat(volumes.list()).extracting(DriverVolume::name).containsExactly("data");
        volumes.remove("data");
        volumes.remove("data");
        assertThat(volumes.get("data")).isEmpty();
        assertThat(directory.resolve("volumes/data")).doesNotExist();
        assertThatThrownBy(() -> volumes.mount("data", "c1"))
                .hasMessage("get data: no such volume");
    }

    @Test
    void mountsWithTheFirstUserAndUnmountsWithTheLast() {
        volumes.create("fast", Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m,nosuid"));
        Path path = volumes.mount("fast", "c1");
        volumes.mount("fast", "c2");
        assertThat(mounts.isMounted(path)).isTrue();
        LocalVolumes restarted = again();
        restarted.unmount("fast", "c1");
        restarted.unmount("fast", "c1");
        assertThat(mounts.isMounted(path)).isTrue();
        restarted.unmount("fast", "c2");
        assertThat(mounts.isMounted(path)).isFalse();
        assertThat(directory.resolve("run/fast")).doesNotExist();
    }

    @Test
    void mountThatWasLostIsMadeAgain() {
        volumes.create("fast", Map.of("type", "tmpfs", "device", "tmpfs"));
        Path path = volumes.mount("fast", "c1");
        mounts.unmount(path, false);
        again().mount("fast", "c1");
        assertThat(mounts.isMounted(path)).isTrue();
        volumes.unmount("fast", "c1");
        assertThat(mounts.isMounted(path)).isFalse();
    }

    @Test
    void removingABindVolumeSparesWhatIsBound() throws Exception {
        Path precious = Files.createDirectories(directory.resolve("precious"));
        Files.writeString(precious.resolve("f"), "x");
        volumes.create("bound", Map.of("type", "none", "o", "bind", "device", precious.toString()));
        Path path = volumes.mount("bound", "c1");
        assertThat(path.resolve("f")).hasContent("x");
        volumes.remove("bound");
        assertThat(precious.resolve("f")).hasContent("x");
        assertThat(path).doesNotExist();
    }

    @Test
    void missingSourceIsToldAsDockerdDoes() {
        String absent = directory.resolve("absent").toString();
        volumes.create("bad", Map.of("type", "none", "o", "bind", "device", absent));
        assertThatThrownBy(() -> volumes.mount("bad", "c"))
                .isInstanceOf(DriverException.class)
                .hasMessageStartingWith("failed to mount local volume: mount " + absent + ":")
                .hasMessageEndingWith(", flags: 0x1000: no such file or directory");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "foo,invalid option: \"foo\"",
                "type,missing required option: \"device\"",
                "device,missing required option: \"type\"",
                "size,quota size requested but no quota support"
            })
    void badOptionsAreRefused(String option, String text) {
        assertThatThrownBy(() -> volumes.create("ok", Map.of(option, "1"))).hasMessage(text);
        assertThat(volumes.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a,too short",
        "a/b,invalid characters",
        "../x,invalid characters",
        ".x,invalid characters"
    })
    void badNamesAreRefused(String name, String text) {
        assertThatThrownBy(() -> volumes.create(name, Map.of())).hasMessageContaining(text);
        assertThat(volumes.get(name)).isEmpty();
    }

    @Test
    void aVolumeCannotGrowBeyondItsSize(@TempDir Path directory) throws Exception {
        try (LoopFilesystem disk = LoopFilesystem.make(directory, "xfs", "pquota")) {
            LocalVolumes limited =
                    new LocalVolumes(
                            disk.root().resolve("volumes"),
                            directory.resolve("run"),
                            mounts,
                            new LinuxProjectQuotas());
            limited.create("small", Map.of("size", "4M"));
            limited.create("large", Map.of());
            Files.write(limited.mount("large", "c").resolve("f"), new byte[8 << 20]);
            Path small = limited.mount("small", "c");
            Files.write(small.resolve("f"), new byte[2 << 20]);
            assertThatThrownBy(() -> Files.write(small.resolve("g"), new byte[8 << 20]))
                    .isInstanceOf(java.io.IOException.class);
            limited.remove("small");
            limited.create("small", Map.of("size", "4M"));
            Files.write(limited.mount("small", "c").resolve("f"), new byte[2 << 20]);
        }
    }

    @Test
    void whatAKillHasLeftOfAVolumeGoes() throws Exception {
        Files.createDirectories(directory.resolve("volumes/half/new"));
        assertThat(volumes.list()).isEmpty();
        volumes.remove("half");
        assertThat(directory.resolve("volumes/half")).doesNotExist();
    }
}
