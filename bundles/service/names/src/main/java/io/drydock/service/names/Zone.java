package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers.Place;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known on one network; immutable.
 *
 * @param network its name
 * @param addresses by name in lower case
 * @param hosts first names by address
 */
record Zone(
        String network, Map<String, List<InetAddress>> addresses, Map<InetAddress, String> hosts) {

    /** Of at least one place on one network. */
    static Zone of(List<Place> places) {
        Map<String, List<InetAddress>> addresses = new HashMap<>();
        Map<InetAddress, String> hosts = new HashMap<>();
        for (Place place : places) {
            List<InetAddress> own =
                    place.addresses().stream().map(InetAddress::ofLiteral).distinct().toList();
            place.names().stream()
                    .map(Zone::key)
                    .distinct()
                    .forEach(
                            name ->
                                    addresses
                                            .computeIfAbsent(name, it -> new ArrayList<>())
                                            .addAll(own));
            if (!place.names().isEmpty()) {
                own.forEach(address -> hosts.putIfAbsent(address, place.names().getFirst()));
            }
        }
        addresses.replaceAll((name, all) -> List.copyOf(all));
        return new Zone(places.getFirst().network(), Map.copyOf(addresses), Map.copyOf(hosts));
    }

    /** Names are the same whatever their case. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Nullable List<InetAddress> find(String name) {
        return addresses.get(key(name));
    }
}
