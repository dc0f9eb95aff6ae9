package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.NetworkCreateRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What a request for a network may say; dockerd's texts. */
final class NetworkRules {

    private NetworkRules() {}

    static void name(NetworkCreateRequest request) {
        String name = request.name();
        if (List.of("bridge", "host", "none", "default").contains(name)) {
            throw EngineException.forbidden(
                    "operation is not permitted on predefined " + name + " network ");
        }
        if (name.isBlank()) {
            throw EngineException.invalid("invalid name: name is empty");
        }
    }

    static void scope(NetworkCreateRequest request) {
        if (request.scope().equals("swarm") && !request.driver().equals("overlay")) {
            throw EngineException.forbidden(
                    "cannot create a swarm scoped network when swarm is not active");
        }
        if (request.ingress() && !request.driver().equals("overlay")) {
            throw EngineException.forbidden("Ingress network can only be global scope network");
        }
        boolean global = request.scope().equals("global");
        if (global || request.driver().equals("overlay")) {
            throw EngineException.forbidden(
                    "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm"
                            + " join\" to connect this node to swarm and try again.");
        }
    }

    static void driver(String driver, List<String> installed) {
        if (driver.equals("host") || driver.equals("null")) {
            throw EngineException.forbidden(
                    "only one instance of \"%s\" network is allowed".formatted(driver));
        }
        requireInstalled(driver, installed);
    }

    /** Who administers its addresses; with {@code null} nobody does, so it can have none. */
    static void ipam(NetworkRecord wanted, List<String> installed) {
        if (!wanted.unaddressed()) {
            requireInstalled(wanted.ipamDriver(), installed);
        } else if (!wanted.pools().isEmpty()) {
            throw EngineException.invalid(
                    "null ipam driver does not handle specific address pool requests");
        } else if (wanted.driver().equals("bridge")) {
            throw EngineException.invalid("ipv4 pool is empty");
        }
    }

    private static void requireInstalled(String driver, List<String> installed) {
        if (!installed.contains(driver)) {
            throw EngineException.notFound(
                    "could not find plugin %s in v1 plugin registry: plugin not found"
                            .formatted(driver));
        }
    }

    /** A configuration names what is the network's own, and nothing of how it is run. */
    static void configuration(NetworkCreateRequest request) {
        if (request.internal() || request.attachable() || !request.scope().isEmpty()) {
            throw EngineException.forbidden(
                    "configuration network can only contain network specific fields. Network"
                            + " operator fields like [ ingress | internal | attachable | scope ]"
                            + " are not supported.");
        }
        if (!from(request).isEmpty()) {
            throw EngineException.forbidden(
                    "a configuration network cannot depend on another configuration network");
        }
    }

    /** What is made of a configuration has nothing of its own. */
    static void configured(NetworkCreateRequest request, boolean ipv4, boolean ipv6) {
        boolean labels = request.labels() != null && !request.labels().isEmpty();
        boolean ipam =
                request.ipam() != null
                        && (!request.ipam().config().isEmpty()
                                || !List.of("", "default").contains(request.ipam().driver())
                                || request.ipam().options() != null
                                        && !request.ipam().options().isEmpty());
        if (!ipv4 || ipv6 || labels || ipam) {
            throw EngineException.forbidden(
                    "user-specified configurations are not supported if the network depends on a"
                            + " configuration network");
        }
        if (request.options() != null && !request.options().isEmpty()) {
            throw EngineException.forbidden(
                    "network driver options are not supported if the network depends on a"
                            + " configuration network");
        }
    }

    /** Name of the configuration it is to be made of, empty without. */
    static String from(NetworkCreateRequest request) {
        return request.configFrom() == null ? "" : request.configFrom().network();
    }

    /** Whether a family is wanted: said by field, else by option, else as by default. */
    static boolean family(
            @Nullable Boolean field,
            Map<String, String> options,
            String option,
            boolean otherwise) {
        if (field != null) {
            return field;
        }
        String text = options.get(option);
        if (text == null) {
            return otherwise;
        }
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default ->
                    throw EngineException.invalid(
                            "driver-opt \"%s\" is not a valid bool".formatted(option));
        };
    }
}
