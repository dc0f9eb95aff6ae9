package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which ports of the host are given away. The table is filled again from the engine's records after
 * a restart or swap; that a port is free on the host is tried by listening on it for a moment,
 * because a listener kept open would have to survive every swap of this driver.
 */
final class HostPorts {

    private final Map<String, List<PortMapping>> taken = new HashMap<>();
    private final PortRange ephemeral;
    private final PortProbe probe;
    private int next;

    HostPorts(PortRange ephemeral, PortProbe probe) {
        this.ephemeral = ephemeral;
        this.probe = probe;
    }

    /** All or none; every mapping comes back with its one host port. */
    synchronized List<PortMapping> take(String endpoint, List<PortMapping> wanted) {
        List<PortMapping> chosen = new ArrayList<>();
        taken.put(endpoint, chosen);
        try {
            wanted.forEach(mapping -> chosen.add(choose(mapping)));
        } catch (RuntimeException e) {
            taken.remove(endpoint);
            throw e;
        }
        return List.copyOf(chosen);
    }

    synchronized void restore(String endpoint, List<PortMapping> ports) {
        if (!ports.isEmpty()) {
            taken.put(endpoint, List.copyOf(ports));
        }
    }

    synchronized void free(String endpoint) {
        taken.remove(endpoint);
    }

    synchronized void reset() {
        taken.clear();
    }

    private PortMapping choose(PortMapping wanted) {
        if (wanted.hostPort() == 0) {
            return ephemeral(wanted);
        }
        if (wanted.hostPort() == wanted.hostPortEnd()) {
            return exactly(wanted);
        }
        for (int port = wanted.hostPort(); port <= wanted.hostPortEnd(); port++) {
            PortMapping candidate = at(wanted, port);
            if (isFree(candidate) && probe.refusal(candidate).isEmpty()) {
                return candidate;
            }
        }
        throw bindFailed(
                wanted, wanted.hostPort() + "-" + wanted.hostPortEnd(), "all ports are allocated");
    }

    private PortMapping exactly(PortMapping wanted) {
        if (!isFree(wanted)) {
            throw bindFailed(wanted, "" + wanted.hostPort(), "port is already allocated");
        }
        probe.refusal(wanted)
                .ifPresent(
                        reason -> {
                            throw new DriverException(
                                    Kind.CONFLICT,
                                    "failed to bind host port %s:%d/%s: %s"
                                            .formatted(
                                                    wanted.hostAddress(),
                                                    wanted.hostPort(),
                                                    wanted.protocol(),
                                                    reason));
                        });
        return wanted;
    }

    private PortMapping ephemeral(PortMapping wanted) {
        List<Integer> range = ephemeral.ports();
        for (int i = 0; i < range.size(); i++) {
            PortMapping candidate = at(wanted, range.get(next % range.size()));
            next = (next + 1) % range.size();
            if (isFree(candidate) && probe.refusal(candidate).isEmpty()) {
                return candidate;
            }
        }
        throw bindFailed(wanted, "0", "all ports are allocated");
    }

    private boolean isFree(PortMapping wanted) {
        return taken.values().stream()
                .flatMap(List::stream)
                .noneMatch(other -> conflict(wanted, other));
    }

    private static boolean conflict(PortMapping a, PortMapping b) {
        return a.hostPort() == b.hostPort()
                && a.protocol().equals(b.protocol())
                && (a.hostAddress().equals(b.hostAddress())
                        || a.hostAddress().equals("0.0.0.0")
                        || b.hostAddress().equals("0.0.0.0"));
    }

    private static PortMapping at(PortMapping wanted, int port) {
        return new PortMapping(
                wanted.protocol(), wanted.containerPort(), wanted.hostAddress(), port, port);
    }

    private static DriverException bindFailed(PortMapping wanted, String port, String reason) {
        return new DriverException(
                Kind.CONFLICT,
                "Bind for %s:%s failed: %s".formatted(wanted.hostAddress(), port, reason));
    }
}
