package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.OverlayMount;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Does what a driver says of a layer's mount. */
final class LayerMounter {

    private static final Duration SERVING = Duration.ofSeconds(30);

    private final Mounts mounts;
    private final Processes processes;

    LayerMounter(Mounts mounts, Processes processes) {
        this.mounts = mounts;
        this.processes = processes;
    }

    void mount(LayerMount layer, Path target) {
        switch (layer) {
            case LayerMount.Directory directory ->
                    mounts.bind(
                            new BindMount(
                                    directory.path(), target, false, directory.readOnly(), null));
            case LayerMount.Overlay overlay -> mounts.overlay(overlay(overlay, target));
            case LayerMount.Served served -> serve(served, target);
        }
    }

    /** Relative to what all layers share where that helps: a mount's options have to fit a page. */
    private static OverlayMount overlay(LayerMount.Overlay overlay, Path target) {
        Path parent = overlay.lowers().getFirst().getParent();
        Path base = parent == null ? null : parent.getParent();
        if (base == null || !overlay.lowers().stream().allMatch(lower -> lower.startsWith(base))) {
            return new OverlayMount(
                    overlay.lowers(),
                    overlay.upper(),
                    overlay.work(),
                    target,
                    null,
                    overlay.options());
        }
        List<Path> lowers = overlay.lowers().stream().map(base::relativize).toList();
        return new OverlayMount(
                lowers, overlay.upper(), overlay.work(), target, base, overlay.options());
    }

    /** What serves it gets a session of its own, so that no end of the engine's reaches it. */
    private void serve(LayerMount.Served served, Path target) {
        List<String> command = new ArrayList<>(served.command());
        command.add(target.toString());
        ProcessOutput output =
                processes.run(SpawnRequest.of(command).withNewSession(), new byte[0], SERVING);
        if (!output.success() || !mounts.isMounted(target)) {
            throw new EngineException(
                    ErrorKind.SYSTEM,
                    "%s has not mounted %s: %s"
                            .formatted(command.getFirst(), target, output.stderr().strip()));
        }
    }
}
