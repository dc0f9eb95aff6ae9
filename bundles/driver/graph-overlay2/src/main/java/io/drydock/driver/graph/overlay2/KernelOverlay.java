package io.drydock.driver.graph.overlay2;

import io.drydock.api.spi.graph.LayerMount;
import io.drydock.driver.graph.overlays.Overlay;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kernel's overlayfs. */
final class KernelOverlay implements Overlay {

    private final Overlay2Probe probe;
    private final SizeLimits limits;

    KernelOverlay(Overlay2Probe probe, SizeLimits limits) {
        this.probe = probe;
        this.limits = limits;
    }

    @Override
    public List<Path> probe() {
        probe.run();
        limits.probe();
        return probe.abandoned();
    }

    @Override
    public Map<String, String> status() {
        return probe.status();
    }

    @Override
    public void check(Map<String, String> options) {
        limits.check(options);
    }

    @Override
    public void apply(Map<String, String> options, Path layer) {
        limits.apply(options, layer);
    }

    @Override
    public LayerMount mount(List<Path> lowers, @Nullable Path upper, @Nullable Path work) {
        return new LayerMount.Overlay(lowers, upper, work, probe.mountOptions());
    }
}
