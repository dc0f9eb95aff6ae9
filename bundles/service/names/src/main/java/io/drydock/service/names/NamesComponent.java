package io.drydock.service.names;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.network.NameServers;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Succession;
import io.drydock.api.spi.linux.KeptSockets;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.store.Store;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Publishes the name servers. */
@Component(
        service = NameServers.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@EngineModule(name = "names")
public final class NamesComponent implements NameServers, Succession {

    private static final Path RESOLVERS = Path.of("/etc/resolv.conf");
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(4);

    private final Serving serving;

    @Activate
    public NamesComponent(
            NamesConfiguration configuration,
            @Reference Store store,
            @Reference Drivers drivers,
            @Reference NetworkNamespaces namespaces,
            @Reference KeptSockets sockets) {
        this(
                store,
                new Redirects(drivers, configuration.firewall$_$backend()),
                namespaces,
                sockets,
                RESOLVERS);
    }

    NamesComponent(
            Store store,
            Redirects redirects,
            NetworkNamespaces namespaces,
            KeptSockets sockets,
            Path resolvers) {
        Forwarding forwarding =
                new Forwarding(
                        new HostResolvers(resolvers), new Exchange(namespaces, ANSWER_LIMIT));
        this.serving =
                new Serving(
                        sockets,
                        new NameTables(store),
                        redirects,
                        directory -> new Desk(directory, forwarding));
    }

    @Override
    public void begin() {
        serving.begin();
    }

    /** Goes on answering until the next generation does; both know the same until then. */
    @Override
    public byte[] handOver(Duration limit) {
        serving.superseding();
        return new byte[0];
    }

    @Override
    public void takeOver(byte[] state) {
        serving.begin();
    }

    @Deactivate
    void close() {
        serving.close();
    }

    @Override
    public void serve(Guest guest) {
        serving.serve(guest);
    }

    @Override
    public void forget(String containerId) {
        serving.forget(containerId);
    }

    @Override
    public void reset(List<Guest> guests) {
        serving.reset(guests);
    }
}
