package io.drydock.driver.firewall.iptables;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.network.FirewallDriver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Rules in chains of our own, laid out as dockerd lays out its; a dockerd on the same host keeps
 * its chains to itself. Only {@code DOCKER-USER} is shared: what administrators put there holds for
 * both.
 *
 * <p>Each rule carries its network's or endpoint's tag. A change reads the chains, takes the rules
 * of the tag out, puts others in, and writes the chains in one go for each table.
 */
class IptablesDriver implements FirewallDriver {

    private static final int TURN_SECONDS = 30;

    /** Reading and writing belong together, and iptables has no transaction for that. */
    private final ReentrantLock turn = new ReentrantLock();

    private final List<Half> halves;
    private final NetworkNamespaces namespaces;

    /** One family: its programs, and its rules as of the declarations. */
    private record Half(Iptables iptables, Rules rules) {}

    IptablesDriver(Processes processes, NetworkNamespaces namespaces, String mark) {
        this.namespaces = namespaces;
        this.halves =
                Stream.of(false, true)
                        .map(ipv6 -> new Half(new Iptables(processes, ipv6), new Rules(ipv6, mark)))
                        .toList();
    }

    @Override
    public void probe() {
        try {
            change(halves.getFirst(), rules -> rules);
        } catch (DriverException e) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "iptables is not usable: " + e.getMessage(), e);
        }
    }

    @Override
    public void network(FirewallNetwork network) {
        replace(Rules.tag(network), rules -> rules.of(network));
    }

    @Override
    public void removeNetwork(FirewallNetwork network) {
        remove(Rules.tag(network), rules -> rules.of(network));
    }

    @Override
    public void endpoint(FirewallEndpoint endpoint) {
        replace(Rules.tag(endpoint), rules -> rules.of(endpoint));
    }

    @Override
    public void removeEndpoint(FirewallEndpoint endpoint) {
        remove(Rules.tag(endpoint), rules -> rules.of(endpoint));
    }

    @Override
    public void replaceEndpoint(FirewallEndpoint before, FirewallEndpoint after) {
        String tag = Rules.tag(before);
        for (Half half : halves) {
            List<Rule> wanted = half.rules().of(after);
            if (!wanted.equals(half.rules().of(before))) {
                change(half, present -> with(without(present, tag), wanted));
            }
        }
    }

    private void replace(String tag, Function<Rules, List<Rule>> wanted) {
        for (Half half : halves) {
            List<Rule> rules = wanted.apply(half.rules());
            if (!rules.isEmpty()) {
                change(half, present -> with(without(present, tag), rules));
            }
        }
    }

    private void remove(String tag, Function<Rules, List<Rule>> declared) {
        for (Half half : halves) {
            if (!declared.apply(half.rules()).isEmpty()) {
                change(half, present -> without(present, tag));
            }
        }
    }

    @Override
    public void closeForwarding(boolean ipv6) {
        halves.stream()
                .map(Half::iptables)
                .filter(it -> it.ipv6() == ipv6)
                .forEach(Iptables::dropForwarded);
    }

    @Override
    public List<String> reconcile(
            List<FirewallNetwork> networks, List<FirewallEndpoint> endpoints) {
        List<String> mended = new ArrayList<>();
        for (Half half : halves) {
            List<Rule> wanted = new ArrayList<>();
            networks.forEach(network -> wanted.addAll(half.rules().of(network)));
            endpoints.forEach(endpoint -> wanted.addAll(half.rules().of(endpoint)));
            if (half.iptables().ipv6() && wanted.isEmpty() && !half.iptables().inUse()) {
                continue;
            }
            change(half, present -> exactly(present, wanted, mended));
        }
        return mended;
    }

    private static List<Rule> exactly(List<Rule> present, List<Rule> wanted, List<String> mended) {
        List<Rule> missing = new ArrayList<>(wanted);
        present.forEach(missing::remove);
        List<Rule> surplus = new ArrayList<>(present);
        wanted.forEach(surplus::remove);
        surplus.forEach(rule -> mended.add("removed: " + rule.text()));
        missing.forEach(rule -> mended.add("added: " + rule.text()));
        return wanted;
    }

    private void change(Half half, UnaryOperator<List<Rule>> change) {
        await();
        try {
            Present present = half.iptables().read();
            half.iptables().write(present, change.apply(present.rules()));
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
                    halves.getFirst().iptables().nameServer(address, datagramPort, streamPort);
                    return true;
                });
    }
}
