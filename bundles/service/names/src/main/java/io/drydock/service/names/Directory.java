package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers.Guest;
import io.drydock.api.engine.network.NameServers.Place;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All guests and what they are called, as of one moment; immutable, so that questions are answered
 * without waiting for changes.
 *
 * @param guests by container
 * @param zones by network
 */
record Directory(Map<String, Guest> guests, Map<String, Zone> zones) {

    static final Directory EMPTY = new Directory(Map.of(), Map.of());

    static Directory of(Collection<Guest> guests) {
        Map<String, List<Place>> places =
                guests.stream()
                        .flatMap(guest -> guest.places().stream())
                        .collect(Collectors.groupingBy(Place::networkId));
        Map<String, Zone> zones = new HashMap<>();
        places.forEach((network, all) -> zones.put(network, Zone.of(all)));
        return new Directory(
                guests.stream().collect(Collectors.toMap(Guest::containerId, it -> it)), zones);
    }

    Directory with(Guest guest) {
        Map<String, Guest> next = new HashMap<>(guests);
        return changed(next, next.put(guest.containerId(), guest), guest);
    }

    Directory without(String containerId) {
        Map<String, Guest> next = new HashMap<>(guests);
        return changed(next, next.remove(containerId), null);
    }

    /** Zones of networks that neither guest is on stay as they are. */
    private Directory changed(
            Map<String, Guest> next, @Nullable Guest before, @Nullable Guest after) {
        Map<String, Zone> changed = new HashMap<>(zones);
        Stream.of(networks(before), networks(after))
                .flatMap(it -> it)
                .distinct()
                .forEach(
                        network -> {
                            List<Place> places = places(next, network);
                            if (places.isEmpty()) {
                                changed.remove(network);
                            } else {
                                changed.put(network, Zone.of(places));
                            }
                        });
        return new Directory(next, changed);
    }

    private static Stream<String> networks(@Nullable Guest guest) {
        return guest == null ? Stream.of() : guest.places().stream().map(Place::networkId);
    }

    private static List<Place> places(Map<String, Guest> guests, String network) {
        return guests.values().stream()
                .flatMap(guest -> guest.places().stream())
                .filter(place -> place.networkId().equals(network))
                .toList();
    }

    /**
     * What a guest finds under a name without final dot; null for a name nobody has on its
     * networks. A name with dots may end with the name of a network, which may hold dots itself.
     */
    @Nullable List<InetAddress> find(Guest guest, String name) {
        List<InetAddress> found = find(guest, name, "");
        int dot = name.lastIndexOf('.');
        while (found == null && dot >= 0) {
            found = find(guest, name.substring(0, dot), name.substring(dot + 1));
            dot = name.lastIndexOf('.', dot - 1);
        }
        return found;
    }

    /** The guest's own links come first, and hide the name they use. */
    private @Nullable List<InetAddress> find(Guest guest, String name, String network) {
        for (boolean linked : new boolean[] {true, false}) {
            for (Place place : guest.places()) {
                boolean meant = network.isEmpty() || network.equalsIgnoreCase(place.network());
                String target = place.links().get(Zone.key(name));
                if (meant && linked == (target != null)) {
                    List<InetAddress> found =
                            zone(place).find(Objects.requireNonNullElse(target, name));
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private Zone zone(Place place) {
        return Objects.requireNonNull(zones.get(place.networkId()));
    }

    /** The name of an address as this guest finds it, with its network; null if it knows none. */
    @Nullable String host(Guest guest, InetAddress address) {
        for (Place place : guest.places()) {
            Zone zone = zone(place);
            String host = zone.hosts().get(address);
            if (host != null) {
                return host + "." + zone.network();
            }
        }
        return null;
    }
}
