package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.linux.Poller;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** On a pool in files, where the kernel has thin pools. */
class DevicemapperConformanceTest extends GraphDriverConformance {

    private static final Poller POLLER = new Poller();

    private boolean made;

    @Override
    protected Path place(Path temporary) throws IOException {
        LinuxProcesses processes = new LinuxProcesses(POLLER);
        Assumptions.assumeTrue(
                processes.which("dmsetup").isPresent() && thinPools(),
                "the kernel has no thin pools (dm_thin_pool)");
        made = true;
        return temporary;
    }

    private static boolean thinPools() throws IOException {
        Process targets = new ProcessBuilder("dmsetup", "targets").start();
        return new String(targets.getInputStream().readAllBytes()).contains("thin-pool");
    }

    @Override
    protected void leave() throws IOException {
        if (!made) {
            return;
        }
        run(
                "dmsetup ls | cut -f1 | grep '^drydock-' | grep -v pool | xargs -r -n1 dmsetup remove"
                        + " -f; dmsetup ls | cut -f1 | grep '^drydock-.*pool' | xargs -r -n1 dmsetup"
                        + " remove");
    }

    @Override
    protected GraphDriver driver(Path dataRoot) {
        return new DevicemapperComponent(
                dataRoot,
                List.of("dm.basesize=256M", "dm.loopdatasize=8G", "dm.loopmetadatasize=64M"),
                new DevicemapperComponent.Machine(
                        new LinuxFileNodes(),
                        new LinuxRootedDirectories(),
                        mounts(),
                        new LinuxProcesses(POLLER)));
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts();
    }

    private static void run(String line) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
