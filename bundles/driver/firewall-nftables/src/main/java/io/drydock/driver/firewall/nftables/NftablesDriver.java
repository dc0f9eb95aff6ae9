package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.network.FirewallDriver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All rules in the two tables {@code ip drydock} and {@code ip6 drydock}. Networks and published
 * ports are elements of their sets and maps, so that the rules themselves never change;
 * administrators put their own into the chain {@code user}, which is asked before anything is let
 * through and is never emptied.
 */
class NftablesDriver implements FirewallDriver {

    private final Nft nft;
    private final NetworkNamespaces namespaces;
    private final List<Table> tables;

    NftablesDriver(Processes processes, NetworkNamespaces namespaces, String mark) {
        this.namespaces = namespaces;
        this.nft = new Nft(processes);
        this.tables = Stream.of(Family.values()).map(it -> new Table(it, mark)).toList();
    }

    /** Makes an empty table, which shows that kernel and tool understand each other. */
    @Override
    public void probe() {
        try {
            nft.apply(tables.getFirst().skeleton().declarations());
        } catch (DriverException e) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "nftables is not usable: " + e.getMessage(), e);
        }
    }

    @Override
    public void network(FirewallNetwork network) {
        apply(table -> table.add(network));
    }

    @Override
    public void replaceNetwork(FirewallNetwork before, FirewallNetwork after) {
        apply(table -> table.replace(before, after));
    }

    @Override
    public void removeNetwork(FirewallNetwork network) {
        apply(table -> table.remove(network));
    }

    @Override
    public void endpoint(FirewallEndpoint endpoint) {
        apply(table -> table.add(endpoint));
    }

    @Override
    public void removeEndpoint(FirewallEndpoint endpoint) {
        apply(table -> table.remove(endpoint));
    }

    @Override
    public void replaceEndpoint(FirewallEndpoint before, FirewallEndpoint after) {
        apply(table -> table.replace(before, after));
    }

    @Override
    public void closeForwarding(boolean ipv6) {
        apply(
                table ->
                        table.family().ipv6() == ipv6
                                ? table.skeleton().declarations() + table.skeleton().closed()
                                : "");
    }

    /** Both families in one transaction. */
    private void apply(Function<Table, String> part) {
        StringBuilder script = new StringBuilder();
        tables.forEach(table -> script.append(part.apply(table)));
        if (!script.isEmpty()) {
            nft.apply(script.toString());
        }
    }

    @Override
    public List<String> reconcile(
            List<FirewallNetwork> networks, List<FirewallEndpoint> endpoints) {
        Map<Family, List<String>> before = new EnumMap<>(Family.class);
        tables.forEach(table -> before.put(table.family(), nft.listing(table.family())));
        apply(
                table ->
                        table.exactly(
                                networks,
                                endpoints,
                                !before.getOrDefault(table.family(), List.of()).isEmpty()));
        List<String> mended = new ArrayList<>();
        before.forEach((family, lines) -> mended.addAll(mended(family, lines)));
        return mended;
    }

    private List<String> mended(Family family, List<String> before) {
        List<String> after = nft.listing(family);
        if (before.isEmpty() && !after.isEmpty()) {
            return List.of("added: table %s drydock, all of it".formatted(family.keyword()));
        }
        return Mended.between(before, after);
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
