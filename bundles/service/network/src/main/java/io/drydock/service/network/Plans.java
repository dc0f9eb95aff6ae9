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

/** Reads requests and refuses what cannot be. */
final class Plans {

    private static final String JOIN = "container:";

    private final Networks networks;

    Plans(Networks networks) {
        this.networks = networks;
    }

    Plan of(SandboxRequest request) {
        if (request.mode().startsWith(JOIN)) {
            if (!request.endpoints().isEmpty()) {
                throw EngineException.invalid(
                        "container sharing network namespace with another container or host"
                                + " cannot be connected to any other network");
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
            throw EngineException.invalid(
                    "container cannot be connected to multiple networks with one of the networks"
                            + " in private (none) mode");
        }
        return plain.getFirst().driver().equals("host") ? new Plan.OnHost() : new Plan.Alone();
    }

    private Map<NetworkRecord, EndpointSettings> wanted(SandboxRequest request) {
        Map<NetworkRecord, EndpointSettings> wanted = new LinkedHashMap<>();
        wanted.put(resolve(request.mode()), EndpointSettings.of(draft -> {}));
        request.endpoints().forEach((name, settings) -> wanted.put(resolve(name), settings));
        return wanted;
    }

    private NetworkRecord resolve(String name) {
        boolean standard = name.isEmpty() || name.equals("default");
        NetworkRecord network = networks.resolve(standard ? NetworkRecord.BRIDGE : name);
        if (network.configOnly()) {
            throw EngineException.forbidden("cannot create endpoint on configuration-only network");
        }
        return network;
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
