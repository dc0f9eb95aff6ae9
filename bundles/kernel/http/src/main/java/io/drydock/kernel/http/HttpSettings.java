package io.drydock.kernel.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the listeners are configured to be.
 *
 * @param hosts addresses as dockerd's {@code -H} takes them, checked
 * @param group owner of unix sockets by group name; empty for none
 * @param tls how tcp listeners are protected
 * @param shutdown how long running requests may take when the engine stops, asked for then
 * @param versions the API versions
 * @param experimental what {@code Docker-Experimental} says, asked for each answer
 * @param engineVersion what {@code Server} says
 */
record HttpSettings(
        List<ListenAddress> hosts,
        String group,
        Tls tls,
        Supplier<Duration> shutdown,
        ApiRange versions,
        BooleanSupplier experimental,
        String engineVersion) {

    HttpSettings {
        hosts = List.copyOf(hosts);
    }

    /**
     * TLS of tcp listeners.
     *
     * @param on encrypt
     * @param verify ask for client certificates and refuse those the authority did not sign
     * @param explicit whether the operator said anything about TLS
     */
    record Tls(boolean on, boolean verify, boolean explicit, Path ca, Path cert, Path key) {

        static final Tls OFF = new Tls(false, false, true, Path.of(""), Path.of(""), Path.of(""));
    }

    static HttpSettings of(
            HttpConfiguration config, boolean tlsNamed, LiveSettings live, String engineVersion) {
        return new HttpSettings(
                List.of(config.hosts()).stream().map(ListenAddress::parse).distinct().toList(),
                config.group(),
                new Tls(
                        config.tls() || config.tlsverify(),
                        config.tlsverify(),
                        tlsNamed,
                        Path.of(config.tlscacert()),
                        Path.of(config.tlscert()),
                        Path.of(config.tlskey())),
                live::shutdown,
                new ApiRange(config.min$_$api$_$version(), HttpConfiguration.NEWEST_API),
                live::experimental,
                engineVersion);
    }
}
