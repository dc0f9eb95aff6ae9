package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which ports of the host are given away. The table is filled again from the engine's records after
 * a restart or swap; that a port is free on the host is tried by listening on it for a moment,
 * because a listener kept open would have to survive every swap of this driver.
 */
final class HostPorts {

    private final Map<String, Held> taken = new HashMap<>();
    private final PortRange ephemeral;
    private final PortProbe probe;
    private int next;

    /** Ports of one endpoint, and the container it is of. */
    private record Held(String container, List<PortMapping> ports) {}

    HostPorts(PortRange ephemeral, PortProbe probe) {
        this.ephemeral = ephemeral;
        this.probe = probe;
    }

    /** All or none; every mapping comes back with its one host port, in the order of the wishes. */
    synchronized List<PortMapping> take(String endpoint, String container, PortChange change) {
        Held before = taken.get(endpoint);
        List<PortMapping> held = new ArrayList<>(change.staying());
        List<PortMapping> chosen = new ArrayList<>();
        taken.put(endpoint, new Held(container, held));
        try {
            for (int i = 0; i < change.wishes().size(); i++) {
                List<PortMapping> kept = change.kept().get(i);
                List<PortMapping> ports = kept == null ? choose(change.wishes().get(i)) : kept;
                held.addAll(kept == null ? ports : List.of());
                chosen.addAll(ports);
            }
        } catch (RuntimeException e) {
            restore(endpoint, container, before == null ? List.of() : before.ports());
            throw e;
        }
        restore(endpoint, container, chosen);
        return List.copyOf(chosen);
    }

    synchronized void restore(String endpoint, String container, List<PortMapping> ports) {
        if (ports.isEmpty()) {
            taken.remove(endpoint);
        } else {
            taken.put(endpoint, new Held(container, List.copyOf(ports)));
        }
    }

    synchronized void free(String endpoint) {
        taken.remove(endpoint);
    }

    synchronized void reset() {
        taken.clear();
    }

    private List<PortMapping> choose(List<PortMapping> group) {
        List<PortMapping> own =
                group.stream().filter(it -> it.hostPortEnd() == PortPlan.OWN_ADDRESS).toList();
        List<PortMapping> chosen = new ArrayList<>();
        own.forEach(mapping -> chosen.add(mapping.at(mapping.hostAddress(), 0)));
        List<PortMapping> wanted = group.stream().filter(it -> !own.contains(it)).toList();
        if (!wanted.isEmpty()) {
            chosen.addAll(onHost(wanted));
        }
        return chosen;
    }

    private List<PortMapping> onHost(List<PortMapping> wanted) {
        PortMapping first = wanted.getFirst();
        if (first.hostPort() == 0) {
            return ephemeral(wanted);
        }
        if (first.hostPort() == first.hostPortEnd()) {
            wanted.forEach(this::exactly);
            return wanted;
        }
        for (int port = first.hostPort(); port <= first.hostPortEnd(); port++) {
            List<PortMapping> candidate = at(wanted, port);
            if (areFree(candidate)) {
                return candidate;
            }
        }
        throw bindFailed(
                first, first.hostPort() + "-" + first.hostPortEnd(), "all ports are allocated");
    }

    private void exactly(PortMapping wanted) {
        Optional<String> owner = owner(wanted);
        if (owner.isPresent()) {
            throw bindFailed(
                    wanted,
                    "" + wanted.hostPort(),
                    "port is already allocated by container " + owner.get());
        }
        probe.refusal(wanted)
                .ifPresent(
                        reason -> {
                            throw new DriverException(
                                    Kind.CONFLICT,
                                    "failed to bind host port %s:%d/%s: %s"
                                            .formatted(
                                                    host(wanted),
                                                    wanted.hostPort(),
                                                    wanted.protocol(),
                                                    reason));
                        });
    }

    private List<PortMapping> ephemeral(List<PortMapping> wanted) {
        List<Integer> range = ephemeral.ports();
        for (int i = 0; i < range.size(); i++) {
            List<PortMapping> candidate = at(wanted, range.get(next % range.size()));
            next = (next + 1) % range.size();
            if (areFree(candidate)) {
                return candidate;
            }
        }
        throw bindFailed(wanted.getFirst(), "0", "all ports are allocated");
    }

    private boolean areFree(List<PortMapping> candidate) {
        return candidate.stream().allMatch(it -> owner(it).isEmpty())
                && candidate.stream().allMatch(it -> probe.refusal(it).isEmpty());
    }

    /** Short id of the container that has the port already. */
    private Optional<String> owner(PortMapping wanted) {
        return taken.values().stream()
                .filter(held -> held.ports().stream().anyMatch(other -> conflict(wanted, other)))
                .map(held -> held.container().substring(0, 12))
                .findFirst();
    }

    private static boolean conflict(PortMapping a, PortMapping b) {
        return a.hostPort() == b.hostPort()
                && a.hostPort() != 0
                && a.protocol().equals(b.protocol())
                && a.ipv6() == b.ipv6()
                && (a.hostAddress().equals(b.hostAddress()) || a.everywhere() || b.everywhere());
    }

    private static List<PortMapping> at(List<PortMapping> wanted, int port) {
        return wanted.stream().map(mapping -> mapping.at(mapping.hostAddress(), port)).toList();
    }

    private static String host(PortMapping mapping) {
        return mapping.ipv6() ? "[" + mapping.hostAddress() + "]" : mapping.hostAddress();
    }

    private static DriverException bindFailed(PortMapping wanted, String port, String reason) {
        return new DriverException(
                Kind.CONFLICT, "Bind for %s:%s failed: %s".formatted(host(wanted), port, reason));
    }
}
