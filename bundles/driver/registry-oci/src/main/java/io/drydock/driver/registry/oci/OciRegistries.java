package io.drydock.driver.registry.oci;

import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.registry.FoundRepository;
import io.drydock.api.spi.registry.RegistryCredentials;
import io.drydock.api.spi.registry.RegistryDriver;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;
import io.drydock.api.spi.registry.RegistryScope;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Registries of the distribution protocol. */
class OciRegistries implements RegistryDriver {

    private static final String INDEX = "index.docker.io";
    private static final Set<String> HUB_NAMES =
            Set.of("", Endpoint.HUB, INDEX, "registry-1.docker.io");

    private final Supplier<Reach> reach;
    private final Certificates certificates;

    OciRegistries(Supplier<Reach> reach, Certificates certificates) {
        this.reach = reach;
        this.certificates = certificates;
    }

    @Override
    public RegistrySession open(RegistryScope scope) {
        return new OciSession(new Servers(scope, reach.get(), certificates), scope.repository());
    }

    @Override
    public String login(String server, RegistryCredentials credentials) {
        RegistryScope scope = new RegistryScope(domain(server), "", true, credentials, Map.of());
        try (Servers servers = new Servers(scope, reach.get(), certificates)) {
            return servers.any(one -> login(one));
        }
    }

    private static String login(Server server) {
        server.greet();
        String identity = server.authority().login();
        try (Answer answer = server.send(server.call("GET", "/v2/"))) {
            if (answer.good()) {
                return identity;
            }
            String status = answer.status() + " " + StatusText.of(answer.status());
            throw new RegistryException(
                    answer.status() == 401 ? Kind.FORBIDDEN : Kind.SYSTEM,
                    answer.status() == 401 ? Reason.UNAUTHORIZED : Reason.OTHER,
                    "login attempt to " + answer.uri() + " failed with status: " + status,
                    false,
                    null,
                    null);
        }
    }

    @Override
    public List<FoundRepository> search(String term, int limit, RegistryCredentials credentials) {
        Searching.Place place = Searching.Place.of(term);
        String domain = place.domain().isEmpty() ? INDEX : place.domain();
        RegistryScope scope = new RegistryScope(domain, "", true, credentials, Map.of());
        try (Servers servers = new Servers(scope, reach.get(), certificates)) {
            return servers.any(server -> Searching.search(server, place.term(), limit));
        }
    }

    @Override
    public RemoteBlob fetch(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw Failures.broken("parse \"" + address + "\": " + e.getReason());
        }
        Wire wire = wire(uri);
        Answer answer = wire.send(Wire.Call.of("GET", uri, Map.of()));
        if (answer.status() >= 400) {
            String text = new String(answer.errorBytes(), StandardCharsets.UTF_8).strip();
            wire.close();
            String status = answer.status() + " " + StatusText.of(answer.status());
            throw new RegistryException(
                    answer.status() == 404 ? Kind.NOT_FOUND : Kind.SYSTEM,
                    Reason.OTHER,
                    "failed to GET " + address + " with status " + status + ": " + text,
                    false,
                    null,
                    null);
        }
        return new RemoteBlob(new ClosingStream(answer.body(), wire), 0, answer.length());
    }

    private Wire wire(URI uri) {
        try {
            return new Wire(
                    certificates.context(String.valueOf(uri.getAuthority()), true),
                    reach.get().proxies());
        } catch (IOException e) {
            throw Failures.broken(String.valueOf(e.getMessage()));
        }
    }

    /** Users write addresses of old, {@code https://index.docker.io/v1/}. */
    private static String domain(String server) {
        String host = server.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return HUB_NAMES.contains(host) ? Endpoint.HUB : host;
    }
}
