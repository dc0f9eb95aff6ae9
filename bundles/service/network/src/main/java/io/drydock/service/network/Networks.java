package io.drydock.service.network;

import static java.util.function.Function.identity;

import io.drydock.api.model.error.EngineException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All networks; an immutable table that is replaced whole. */
final class Networks {

    private final NetworkTables tables;
    private volatile Map<String, NetworkRecord> byId;

    Networks(NetworkTables tables) {
        this.tables = tables;
        this.byId = read(tables);
    }

    private static Map<String, NetworkRecord> read(NetworkTables tables) {
        return tables.networks().stream()
                .collect(
                        Collectors.toMap(
                                NetworkRecord::id, identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Takes what is stored for the truth: another generation has been at work. */
    synchronized void load() {
        byId = read(tables);
    }

    List<NetworkRecord> all() {
        return List.copyOf(byId.values());
    }

    Optional<NetworkRecord> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<NetworkRecord> named(String name) {
        return byId.values().stream().filter(network -> network.name().equals(name)).findFirst();
    }

    /** By full id, name, or prefix of the id. */
    NetworkRecord resolve(String reference) {
        Optional<NetworkRecord> exact = byId(reference).or(() -> named(reference));
        if (exact.isPresent()) {
            return exact.get();
        }
        List<NetworkRecord> matches =
                byId.values().stream()
                        .filter(it -> !reference.isEmpty() && it.id().startsWith(reference))
                        .toList();
        return switch (matches.size()) {
            case 0 -> throw EngineException.notFound("network " + reference + " not found");
            case 1 -> matches.getFirst();
            default ->
                    throw EngineException.invalid(
                            "network %s is ambiguous (%d matches found based on ID prefix)"
                                    .formatted(reference, matches.size()));
        };
    }

    void save(NetworkRecord network) {
        tables.save(network);
        replace(network.id(), Optional.of(network));
    }

    /** From now on something of the network may be in the kernel that belongs to no record. */
    void underWay(NetworkRecord network) {
        tables.underWay(network);
    }

    /** Nothing of a network that is no more is in the kernel. */
    void settled(NetworkRecord network) {
        tables.settled(network.id());
    }

    /** What engines that are dead were making or removing. */
    List<NetworkRecord> halfDone() {
        return tables.halfDone();
    }

    /** Afterwards it is under way. */
    boolean removeUnused(NetworkRecord network) {
        boolean removed = tables.removeUnused(network);
        if (removed) {
            replace(network.id(), Optional.empty());
        }
        return removed;
    }

    private synchronized void replace(String id, Optional<NetworkRecord> network) {
        Map<String, NetworkRecord> next = new LinkedHashMap<>(byId);
        network.ifPresentOrElse(it -> next.put(id, it), () -> next.remove(id));
        byId = next;
    }

    /** CIDRs of all networks' pools. */
    List<String> subnets() {
        List<String> subnets = new ArrayList<>();
        all().stream()
                .filter(NetworkRecord::hasEndpoints)
                .forEach(network -> network.pools().forEach(it -> subnets.add(it.subnet())));
        return subnets;
    }
}
