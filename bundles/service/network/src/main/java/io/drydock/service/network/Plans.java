package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.error.EngineException;
import io.drydock.service.network.Plan.Attached;
import io.drydock.service.network.Plan.Joined;
import io.drydock.service.network.Plan.Wish;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads requests and refuses what cannot be. */
final class Plans {

    static final String SHARED =
            "container sharing network namespace with another container or host cannot be"
                    + " connected to any other network";

    private static final String JOIN = "container:";
    private static final String TO_HOST =
            "cannot connect container to host network - container must be created in host network"
                    + " mode";
    private static final String PRIVATE =
            "container cannot be connected to multiple networks with one of the networks in"
                    + " private (none) mode";

    private final Networks networks;

    Plans(Networks networks) {
        this.networks = networks;
    }

    /** Of a container in the making, which is on the network its mode names. */
    Plan first(SandboxRequest request) {
        boolean own = !request.mode().startsWith(JOIN);
        Map<String, EndpointSettings> endpoints = new LinkedHashMap<>(request.endpoints());
        if (own && named(request, resolve(request.mode())).isEmpty()) {
            endpoints.put(resolve(request.mode()).name(), EndpointSettings.of(draft -> {}));
        }
        return of(request.with(endpoints));
    }

    private List<String> named(SandboxRequest request, NetworkRecord network) {
        return request.endpoints().keySet().stream()
                .filter(reference -> resolve(reference).equals(network))
                .toList();
    }

    /** One network more for an open sandbox. */
    Wish further(SandboxRecord sandbox, SandboxRequest request, NetworkRecord network) {
        if (!sandbox.owned()) {
            throw EngineException.invalid(SHARED);
        }
        usable(network);
        if (sandbox.endpoints().stream().anyMatch(it -> it.networkId().equals(network.id()))) {
            throw EngineException.forbidden(
                    "endpoint with name %s already exists in network %s"
                            .formatted(sandbox.name(), network.name()));
        }
        if (network.driver().equals("host")) {
            throw EngineException.invalid(TO_HOST);
        }
        if (!network.hasEndpoints() || !sandbox.plain().isEmpty()) {
            throw EngineException.invalid(PRIVATE);
        }
        EndpointSettings settings =
                named(request, network).stream()
                        .map(name -> Objects.requireNonNull(request.endpoints().get(name)))
                        .findFirst()
                        .orElseGet(() -> EndpointSettings.of(draft -> {}));
        Wish wish = new Wish(network, settings);
        check(wish);
        return wish;
    }

    Plan of(SandboxRequest request) {
        if (request.mode().startsWith(JOIN)) {
            if (!request.endpoints().isEmpty()) {
                throw EngineException.invalid(SHARED);
            }
            return new Joined(request.mode().substring(JOIN.length()), request.joined());
        }
        Map<NetworkRecord, EndpointSettings> wanted = wanted(request);
        List<NetworkRecord> plain =
                wanted.keySet().stream().filter(network -> !network.hasEndpoints()).toList();
        if (plain.isEmpty()) {
            return attached(wanted);
        }
        if (wanted.size() > 1) {
            boolean host = plain.stream().anyMatch(it -> it.driver().equals("host"));
            String byHost = host(request).isEmpty() ? TO_HOST : SHARED;
            throw EngineException.invalid(host ? byHost : PRIVATE);
        }
        return plain.getFirst().driver().equals("host") ? new Plan.OnHost() : new Plan.Alone();
    }

    private Map<NetworkRecord, EndpointSettings> wanted(SandboxRequest request) {
        Map<NetworkRecord, EndpointSettings> wanted = new LinkedHashMap<>();
        host(request).ifPresent(it -> wanted.put(it, EndpointSettings.of(draft -> {})));
        request.endpoints().forEach((name, settings) -> wanted.put(resolve(name), settings));
        return wanted;
    }

    /** The host's network, which nobody leaves who was made there. */
    private Optional<NetworkRecord> host(SandboxRequest request) {
        return networks.all().stream()
                .filter(it -> it.driver().equals("host"))
                .filter(it -> it.name().equals(request.mode()) || it.id().equals(request.mode()))
                .findFirst();
    }

    private NetworkRecord resolve(String name) {
        boolean standard = name.isEmpty() || name.equals("default");
        NetworkRecord network = networks.resolve(standard ? NetworkRecord.BRIDGE : name);
        usable(network);
        return network;
    }

    private static void usable(NetworkRecord network) {
        if (network.configOnly()) {
            throw EngineException.forbidden("cannot create endpoint on configuration-only network");
        }
    }

    private static Attached attached(Map<NetworkRecord, EndpointSettings> wanted) {
        List<Wish> wishes =
                wanted.entrySet().stream()
                        .map(entry -> new Wish(entry.getKey(), entry.getValue()))
                        .sorted(ORDER)
                        .toList();
        wishes.forEach(Plans::check);
        return new Attached(wishes);
    }

    /** Networks with a way out first, then by priority for the default route, then by name. */
    private static final Comparator<Wish> ORDER =
            Comparator.comparing((Wish wish) -> wish.network().internal())
                    .thenComparing(wish -> -wish.settings().gwPriority())
                    .thenComparing(wish -> wish.network().name());

    private static void check(Wish wish) {
        InterfaceNames.wanted(wish.settings());
        EndpointSysctls.check(wish.settings());
        if (wish.network().isDefaultBridge()) {
            if (!wish.address().isEmpty() || !wish.address6().isEmpty()) {
                throw EngineException.invalid(
                        "user-specified IP address is supported on user-defined networks only");
            }
            List<String> aliases = wish.settings().aliases();
            if (aliases != null && !aliases.isEmpty()) {
                throw EngineException.invalid(
                        "network-scoped aliases are only supported for user-defined networks");
            }
        }
        WishedAddresses.check(wish);
    }
}
