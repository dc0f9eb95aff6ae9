package io.drydock.service.network;

import io.drydock.api.engine.network.NameServers.Guest;
import io.drydock.api.engine.network.NameServers.Place;
import io.drydock.service.network.SandboxRecord.Resolver;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Sandboxes as name servers see them. */
final class Guests {

    private static final int FULL_ID = 64;
    private static final int SHORT_ID = 12;

    private Guests() {}

    /** Empty for a sandbox that is on no network with names. */
    static Optional<Guest> of(SandboxRecord sandbox) {
        String key = sandbox.key();
        if (key == null || !named(sandbox.endpoints())) {
            return Optional.empty();
        }
        Resolver resolver = Objects.requireNonNullElse(sandbox.resolver(), Resolver.DEFAULT);
        return Optional.of(
                new Guest(
                        sandbox.containerId(),
                        Path.of(key),
                        Gateways.ordered(sandbox.endpoints()).stream().map(Guests::place).toList(),
                        resolver.servers(),
                        Gateways.of(sandbox.endpoints()).isPresent(),
                        resolver.dotted()));
    }

    /** Whether it needs a name server: on the default bridge alone it has the host's. */
    static boolean named(List<EndpointRecord> endpoints) {
        return endpoints.stream().anyMatch(it -> it.settings().dnsNames() != null);
    }

    private static Place place(EndpointRecord endpoint) {
        List<String> names = endpoint.settings().dnsNames();
        return new Place(
                endpoint.networkId(),
                endpoint.network(),
                names == null ? List.of() : names,
                endpoint.addresses(),
                links(endpoint.settings().links()));
    }

    /** {@code name:alias}, or a name alone. */
    private static Map<String, String> links(@Nullable List<String> texts) {
        Map<String, String> links = new HashMap<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            String[] words = text.split(":", 2);
            String target = words[0].substring(words[0].lastIndexOf('/') + 1);
            String alias = words.length == 1 ? target : words[1];
            links.put(alias.toLowerCase(Locale.ROOT), known(target));
        }
        return links;
    }

    /** Of ids the first twelve digits are a name. */
    private static String known(String target) {
        boolean id = target.length() == FULL_ID && target.matches("[0-9a-f]+");
        return id ? target.substring(0, SHORT_ID) : target;
    }
}
