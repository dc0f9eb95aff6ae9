package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The profile {@code docker-default}: brought into the kernel when a container needs it and nobody
 * has loaded it, or somebody has taken it out again. Other profiles are their owners' business.
 */
final class AppArmor {

    private static final String DEFAULT = "docker-default";
    private static final Path LOADED = Path.of("/sys/kernel/security/apparmor/profiles");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Processes processes;
    private final Path loaded;

    AppArmor(Processes processes) {
        this(processes, LOADED);
    }

    /** {@code loaded} is the kernel's list, a profile with its mode a line. */
    AppArmor(Processes processes, Path loaded) {
        this.processes = processes;
        this.loaded = loaded;
    }

    void require(String profile) {
        if (profile.equals(DEFAULT) && !present()) {
            load();
        }
    }

    private boolean present() {
        try (var lines = Files.lines(loaded)) {
            return lines.anyMatch(line -> line.startsWith(DEFAULT + " ("));
        } catch (IOException e) {
            throw failed(e.toString());
        }
    }

    private void load() {
        String parser = processes.which("apparmor_parser").orElse("/sbin/apparmor_parser");
        SpawnRequest request = SpawnRequest.of(List.of(parser, "--replace", "--skip-cache"));
        ProcessOutput output;
        try {
            output = processes.run(request, text(), LIMIT);
        } catch (DriverException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
        if (!output.success()) {
            throw failed(output.stderr().strip());
        }
    }

    private static byte[] text() {
        try (InputStream profile = AppArmor.class.getResourceAsStream("docker-default.profile")) {
            return Objects.requireNonNull(profile).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DriverException failed(String reason) {
        return new DriverException(
                Kind.SYSTEM,
                "AppArmor enabled on system but the %s profile could not be loaded: %s"
                        .formatted(DEFAULT, reason));
    }
}
