package io.drydock.sdk.testkit.graph;

import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.MountInfo;
import io.drydock.api.spi.linux.Mounts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Mounts where directories stand in for the devices of a file system that the kernel lacks: they
 * are bound to where it would be mounted. All else is as it is.
 */
public final class StandInMounts {

    private StandInMounts() {}

    /** Unmounts the trees of layers below a directory, topmost first. */
    public static void unmountTrees(Mounts mounts, Path directory) {
        for (MountInfo mount : mounts.list().reversed()) {
            if (mount.target().endsWith("/tree") && Path.of(mount.target()).startsWith(directory)) {
                mounts.unmount(Path.of(mount.target()), true);
            }
        }
    }

    /** {@code contents}: the directory that stands in for a source. */
    public static Mounts of(Mounts real, Function<String, Path> contents) {
        return (Mounts)
                Proxy.newProxyInstance(
                        Mounts.class.getClassLoader(),
                        new Class<?>[] {Mounts.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("filesystem")) {
                                Path source = contents.apply((String) arguments[1]);
                                real.bind(
                                        new BindMount(
                                                source, (Path) arguments[2], false, false, null));
                                return null;
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
