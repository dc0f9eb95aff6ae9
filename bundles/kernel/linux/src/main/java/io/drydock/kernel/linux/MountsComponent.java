package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Mounts;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mounts of the engine; needs to know its directories to share them on hybrid hosts. */
@Component(
        service = Mounts.class,
        immediate = true,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MountsComponent extends LinuxMounts {

    /** The directories below which the engine mounts. */
    public @interface Config {

        /** Persistent state. */
        String data$_$root() default "/var/lib/drydock";

        /** State until the next boot. */
        String exec$_$root() default "/run/drydock";
    }

    private final List<Path> shared = new ArrayList<>();

    /** Shares the engine's directories when runtimes will be started beside a hidden hierarchy. */
    @Activate
    public MountsComponent(Config config) {
        if (HybridCgroup.present()) {
            prepare(Path.of(config.data$_$root()));
            prepare(Path.of(config.exec$_$root()));
        }
    }

    /** Leaves no mount behind that nobody uses. */
    @Deactivate
    public void stop() {
        shared.forEach(SharedRoots::release);
    }

    private void prepare(Path directory) {
        try {
            Path real = Files.createDirectories(directory).toRealPath();
            SharedRoots.share(real);
            shared.add(real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
