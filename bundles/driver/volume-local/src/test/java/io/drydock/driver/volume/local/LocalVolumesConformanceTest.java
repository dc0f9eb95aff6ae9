package io.drydock.driver.volume.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.volume.VolumeDriver;
import io.drydock.kernel.linux.LinuxProjectQuotas;
import io.drydock.kernel.linux.MountsComponent;
import io.drydock.sdk.testkit.volume.VolumeDriverConformance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Volumes that are directories, and volumes that are mounted while they are used. */
class LocalVolumesConformanceTest {

    abstract static class Kit extends VolumeDriverConformance {

        private MountsComponent mounts;

        @BeforeEach
        void open() {
            mounts =
                    new MountsComponent(
                            (MountsComponent.Config)
                                    Proxy.newProxyInstance(
                                            MountsComponent.Config.class.getClassLoader(),
                                            new Class<?>[] {MountsComponent.Config.class},
                                            (proxy, method, arguments) ->
                                                    place.resolve(method.getName()).toString()));
        }

        @Override
        protected VolumeDriver driver() {
            return new LocalVolumes(
                    place.resolve("volumes"),
                    place.resolve("run"),
                    mounts,
                    new LinuxProjectQuotas());
        }

        @AfterEach
        void leavesNoMount() {
            assertThat(mounts.list())
                    .noneMatch(mount -> mount.target().startsWith(place + "/volumes"));
            mounts.stop();
        }
    }

    @Nested
    class Directories extends Kit {}

    @Nested
    class Mounted extends Kit {

        @Override
        protected Map<String, String> options() {
            return Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m");
        }
    }
}
