package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Mounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Mounts of the engine; needs to know its directories to share them on hybrid hosts. */
@Component(
        service = Mounts.class,
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

    /** Shares the engine's directories when runtimes will be started beside a hidden hierarchy. */
    @Activate
    public MountsComponent(Config config) {
        if (HybridCgroup.present()) {
            prepare(Path.of(config.data$_$root()));
            prepare(Path.of(config.exec$_$root()));
        }
    }

    private static void prepare(Path directory) {
        try {
            SharedRoots.share(Files.createDirectories(directory).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
