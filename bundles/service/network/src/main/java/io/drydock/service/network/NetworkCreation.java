package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.Ipam;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.network.NetworkCreateResponse;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads requests for networks; what they come to is made by {@link NetworkMaking}. */
final class NetworkCreation {

    private final Parts parts;
    private final NetworkMaking making;

    NetworkCreation(Parts parts) {
        this.parts = parts;
        this.making = new NetworkMaking(parts);
    }

    NetworkCreateResponse create(NetworkCreateRequest request) {
        NetworkRules.name(request);
        NetworkRules.scope(request);
        String driver = request.driver().isEmpty() ? "bridge" : request.driver();
        String from = NetworkRules.from(request);
        Map<String, String> options = new HashMap<>(orEmpty(request.options()));
        if (from.isEmpty()) {
            parts.settings().options(driver).forEach(options::putIfAbsent);
        }
        boolean ipv4 = family(request.enableIpv4(), options, "ipv4", true);
        boolean ipv6 = family(request.enableIpv6(), options, "ipv6", false);
        Announcements.check(options);
        Ipam ipam = request.ipam() == null ? Ipam.DEFAULT : request.ipam();
        IpamRules.check(ipam.config(), ipv6);
        if (parts.networks().named(request.name()).isPresent()) {
            throw NetworkMaking.taken(request.name());
        }
        NetworkRecord wanted = record(request, driver, ipam, options, ipv4, ipv6);
        if (request.configOnly()) {
            NetworkRules.configuration(request);
            making.save(wanted);
        } else {
            NetworkRules.driver(driver, parts.drivers().names());
            NetworkRules.ipam(wanted, parts.drivers().ipamNames());
            if (!from.isEmpty()) {
                NetworkRules.configured(request, ipv4, ipv6);
            }
            making.make(from.isEmpty() ? wanted : configured(wanted, from));
        }
        return new NetworkCreateResponse(wanted.id(), "");
    }

    private static boolean family(
            @Nullable Boolean field, Map<String, String> options, String name, boolean otherwise) {
        String option = "com.docker.network.enable_" + name;
        boolean wanted = NetworkRules.family(field, options, option, otherwise);
        if (field != null) {
            options.remove(option);
        }
        return wanted;
    }

    private static NetworkRecord record(
            NetworkCreateRequest request,
            String driver,
            Ipam ipam,
            Map<String, String> options,
            boolean ipv4,
            boolean ipv6) {
        return new NetworkRecord(
                RandomIds.next(),
                request.name(),
                request.configOnly() ? "null" : driver,
                Instant.now().toString(),
                request.internal(),
                request.attachable(),
                ipam.driver().isEmpty() ? "default" : ipam.driver(),
                orEmpty(ipam.options()),
                ipam.config(),
                options,
                orEmpty(request.labels()),
                false,
                ipv4,
                ipv6,
                request.configOnly(),
                NetworkRules.from(request));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }

    /** With everything the configuration says. */
    private NetworkRecord configured(NetworkRecord wanted, String from) {
        List<NetworkRecord> found =
                parts.networks().all().stream()
                        .filter(it -> it.configOnly() && it.name().equals(from))
                        .toList();
        if (found.isEmpty()) {
            throw EngineException.notFound("configuration network \"" + from + "\" does not exist");
        }
        NetworkRecord source = found.getFirst();
        return new NetworkRecord(
                wanted.id(),
                wanted.name(),
                wanted.driver(),
                wanted.created(),
                wanted.internal(),
                wanted.attachable(),
                source.ipamDriver(),
                source.ipamOptions(),
                source.pools(),
                source.options(),
                source.labels(),
                false,
                source.ipv4(),
                source.ipv6(),
                false,
                from);
    }
}
