package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The program {@code nft}: one run is one transaction of the kernel, all or nothing. */
final class Nft {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Processes processes;

    Nft(Processes processes) {
        this.processes = processes;
    }

    void apply(String script) {
        ProcessOutput output =
                processes.run(
                        SpawnRequest.of("nft", "-f", "-"),
                        script.getBytes(StandardCharsets.UTF_8),
                        LIMIT);
        if (!output.success()) {
            throw new DriverException(
                    Kind.SYSTEM, "nft refused the rules: " + output.stderr().strip());
        }
    }

    /** The table as nft prints it, empty when there is none. */
    List<String> listing(Family family) {
        ProcessOutput output =
                processes.run(
                        SpawnRequest.of("nft", "list", "table", family.keyword(), Skeleton.TABLE),
                        new byte[0],
                        LIMIT);
        return output.success() ? output.stdout().lines().map(String::strip).toList() : List.of();
    }
}
