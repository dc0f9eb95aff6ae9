package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.network.FirewallDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.List;

/**
 * All rules in the one table {@code ip drydock}. Networks and published ports are elements of its
 * sets and maps, so that the rules themselves never change; administrators put their own into the
 * chain {@code user}, which is asked before anything is let through and is never emptied.
 */
@Component(service = FirewallDriver.class)
@DriverModule(name = "nftables")
public final class NftablesDriver implements FirewallDriver {

    private final Nft nft;
    private final NetworkNamespaces namespaces;

    @Activate
    public NftablesDriver(@Reference Processes processes, @Reference NetworkNamespaces namespaces) {
        this.nft = new Nft(processes);
        this.namespaces = namespaces;
    }

    /** Makes an empty table, which shows that kernel and tool understand each other. */
    @Override
    public void probe() {
        try {
            nft.apply(Skeleton.DECLARATIONS);
        } catch (DriverException e) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "nftables is not usable: " + e.getMessage(), e);
        }
    }

    @Override
    public void network(FirewallNetwork network) {
        nft.apply(Skeleton.WHOLE + Elements.replace(network));
    }

    @Override
    public void removeNetwork(FirewallNetwork network) {
        nft.apply(Skeleton.DECLARATIONS + Elements.remove(network));
    }

    @Override
    public void endpoint(FirewallEndpoint endpoint) {
        nft.apply(Elements.add(endpoint));
    }

    @Override
    public void removeEndpoint(FirewallEndpoint endpoint) {
        nft.apply(Elements.remove(endpoint));
    }

    @Override
    public List<String> reconcile(
            List<FirewallNetwork> networks, List<FirewallEndpoint> endpoints) {
        List<String> before = nft.listing();
        StringBuilder script = new StringBuilder(Skeleton.WHOLE).append(Skeleton.EMPTY);
        networks.forEach(network -> script.append(Elements.add(network)));
        endpoints.forEach(endpoint -> script.append(Elements.add(endpoint)));
        nft.apply(script.toString());
        boolean first = !before.contains(Skeleton.FIRST_RULE);
        return first ? List.of() : Mended.between(before, nft.listing());
    }

    @Override
    public void nameServer(Path sandbox, String address, int datagramPort, int streamPort) {
        String script = NameServerTable.of(address, datagramPort, streamPort);
        namespaces.inside(
                sandbox,
                () -> {
                    nft.apply(script);
                    return true;
                });
    }
}
