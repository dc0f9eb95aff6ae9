package io.drydock.driver.graph.vfs;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.linux.MountsComponent;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Proxy;
import java.nio.file.Path;

class VfsConformanceTest extends GraphDriverConformance {

    @TempDir Path engine;
    private MountsComponent mounts;

    @Override
    protected GraphDriver driver(Path dataRoot) {
        return new VfsComponent(dataRoot, new LinuxFileNodes(), new LinuxRootedDirectories());
    }

    @Override
    protected Mounts mounts() {
        if (mounts == null) {
            mounts =
                    new MountsComponent(
                            (MountsComponent.Config)
                                    Proxy.newProxyInstance(
                                            MountsComponent.class.getClassLoader(),
                                            new Class<?>[] {MountsComponent.Config.class},
                                            (proxy, method, arguments) ->
                                                    engine.resolve(method.getName()).toString()));
        }
        return mounts;
    }

    @AfterEach
    void release() {
        if (mounts != null) {
            mounts.stop();
        }
    }
}
