package io.drydock.driver.firewall.iptables;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Rules in chains of our own, laid out as dockerd lays out its; a dockerd on the same host keeps
 * its chains to itself. Only {@code DOCKER-USER} is shared: what administrators put there holds for
 * both.
 *
 * <p>Each rule carries its network's or endpoint's tag. A change reads the chains, takes the rules
 * of the tag out, puts others in, and writes the chains in one go for each table.
 */
@Component(service = FirewallDriver.class)
@DriverModule(name = "iptables")
public final class IptablesDriver implements FirewallDriver {

    private static final int TURN_SECONDS = 30;

    private final Iptables iptables;
    private final NetworkNamespaces namespaces;

    /** Reading and writing belong together, and iptables has no transaction for that. */
    private final ReentrantLock turn = new ReentrantLock();

    @Activate
    public IptablesDriver(@Reference Processes processes, @Reference NetworkNamespaces namespaces) {
        this.iptables = new Iptables(processes);
        this.namespaces = namespaces;
    }

    @Override
    public void probe() {
        try {
            change(rules -> rules);
        } catch (DriverException e) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "iptables is not usable: " + e.getMessage(), e);
        }
    }

    @Override
    public void network(FirewallNetwork network) {
        change(rules -> with(without(rules, Rules.tag(network)), Rules.of(network)));
    }

    @Override
    public void removeNetwork(FirewallNetwork network) {
        change(rules -> without(rules, Rules.tag(network)));
    }

    @Override
    public void endpoint(FirewallEndpoint endpoint) {
        change(rules -> with(without(rules, Rules.tag(endpoint)), Rules.of(endpoint)));
    }

    @Override
    public void removeEndpoint(FirewallEndpoint endpoint) {
        change(rules -> without(rules, Rules.tag(endpoint)));
    }

    @Override
    public List<String> reconcile(
            List<FirewallNetwork> networks, List<FirewallEndpoint> endpoints) {
        List<Rule> wanted = new ArrayList<>();
        networks.forEach(network -> wanted.addAll(Rules.of(network)));
        endpoints.forEach(endpoint -> wanted.addAll(Rules.of(endpoint)));
        List<String> mended = new ArrayList<>();
        change(
                present -> {
                    List<Rule> missing = new ArrayList<>(wanted);
                    present.forEach(missing::remove);
                    List<Rule> surplus = new ArrayList<>(present);
                    wanted.forEach(surplus::remove);
                    if (!present.isEmpty()) {
                        surplus.forEach(rule -> mended.add("removed: " + rule.text()));
                        missing.forEach(rule -> mended.add("added: " + rule.text()));
                    }
                    return wanted;
                });
        return mended;
    }

    private void change(UnaryOperator<List<Rule>> change) {
        await();
        try {
            Present present = iptables.read();
            iptables.write(present, change.apply(present.rules()));
        } finally {
            turn.unlock();
        }
    }

    private void await() {
        try {
            if (!turn.tryLock(TURN_SECONDS, TimeUnit.SECONDS)) {
                throw new DriverException(Kind.UNAVAILABLE, "iptables is busy with another change");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.UNAVAILABLE, "interrupted waiting for iptables", e);
        }
    }

    private static List<Rule> without(List<Rule> rules, String tag) {
        return rules.stream().filter(rule -> !rule.text().contains(tag)).toList();
    }

    private static List<Rule> with(List<Rule> rules, List<Rule> more) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more);
        return all;
    }

    @Override
    public void nameServer(Path sandbox, String address, int datagramPort, int streamPort) {
        namespaces.inside(
                sandbox,
                () -> {
                    iptables.nameServer(address, datagramPort, streamPort);
                    return true;
                });
    }
}
