package io.drydock.api.spi.network;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Connects sandboxes to networks.
 *
 * <p><b>Story.</b> A <i>network</i> is created once. For each container on it the engine creates an
 * <i>endpoint</i> with addresses from address management, and <i>joins</i> it to the container's
 * <i>sandbox</i> (a network namespace the engine made). The driver answers a join with the host
 * link that shall become the container's interface; the engine moves it into the sandbox, names it
 * and gives it addresses and routes in one go, unless the driver says it has done all that itself
 * ({@link JoinResult#configured()}). Then published ports are <i>programmed</i>. The way back is
 * revoke, leave, delete endpoint. Names and meaning are those of Docker's {@code NetworkDriver.*}
 * protocol, so that a driver out of process is the same interface over a socket.
 *
 * <p><b>Rules.</b> Any thread, concurrently for different networks and endpoints. All calls are
 * idempotent: what exists already as asked succeeds, what is gone already succeeds. Nothing is kept
 * in the driver that cannot be found again in the kernel; after a crash or swap the engine calls
 * {@code createNetwork} and {@code restore} with the stored values.
 */
@ConsumerType
public interface NetworkDriver {

    /** {@code local} or {@code global}. */
    default String scope() {
        return "local";
    }

    /**
     * True if the network's containers share the host's or no network: no endpoints, no addresses.
     * Such a driver's other methods are never called.
     */
    default boolean withoutEndpoints() {
        return false;
    }

    /**
     * True if the driver makes the host a member of its networks' subnets, so that none may be one
     * the host is in already.
     */
    default boolean occupiesSubnets() {
        return false;
    }

    /**
     * Whether a network needs an address of a gateway in each subnet of a family.
     *
     * @param network without subnets
     */
    default boolean needsGateway(NetworkSpec network, boolean ipv6) {
        return true;
    }

    /**
     * Refuses what cannot be, before anything is made. Looks at the values only, not at the kernel.
     *
     * @param network about to be made
     * @param others the driver's other networks
     * @throws io.drydock.api.spi.DriverException INVALID for options it cannot honour, FORBIDDEN
     *     for what another network has already
     */
    default void check(NetworkSpec network, List<NetworkSpec> others) {}

    /**
     * Makes the network's links and rules, or finds them as they shall be.
     *
     * @throws io.drydock.api.spi.DriverException INVALID for options it cannot honour, CONFLICT if
     *     a link or subnet is in use
     */
    void createNetwork(NetworkSpec network);

    /** Takes the network's links and rules away. It has no endpoints. */
    void deleteNetwork(NetworkSpec network);

    /**
     * Prepares an endpoint.
     *
     * @return the endpoint with what the driver decided (a MAC address) filled in
     */
    EndpointSpec createEndpoint(NetworkSpec network, EndpointSpec endpoint);

    /** Takes back what {@code createEndpoint} did. Deleting links may happen later. */
    void deleteEndpoint(NetworkSpec network, EndpointSpec endpoint);

    /**
     * Connects the endpoint to a sandbox.
     *
     * @param sandbox path of the network namespace
     */
    JoinResult join(NetworkSpec network, EndpointSpec endpoint, String sandbox);

    /**
     * Disconnects it.
     *
     * @param sandbox path of the network namespace, which goes on without this network; empty if it
     *     is gone
     */
    void leave(NetworkSpec network, EndpointSpec endpoint, String sandbox);

    /**
     * Publishes ports of a joined endpoint.
     *
     * @return the bindings with host ports chosen where they were left open
     * @throws io.drydock.api.spi.DriverException CONFLICT {@code Bind for 0.0.0.0:80 failed: port
     *     is already allocated}; then none is published
     */
    List<PortMapping> publish(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports);

    /**
     * Takes published ports back; the host ports are free on return.
     *
     * @param ports what {@code publish} returned
     */
    void unpublish(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports);

    /**
     * Publishes other ports of a joined endpoint than before. What is published before and after
     * stays as it is meanwhile: connections lose nothing and new ones are let in. A wish that
     * leaves the host port open is fulfilled by a port that is published already.
     *
     * <p>This default takes all ports back and publishes anew.
     *
     * @param published what {@code publish} returned
     * @param wanted all ports from now on; may be empty
     * @return the bindings in the order of the wishes, with host ports chosen
     * @throws io.drydock.api.spi.DriverException as of {@code publish}; then what was published
     *     still is
     */
    default List<PortMapping> republish(
            NetworkSpec network,
            EndpointSpec endpoint,
            List<PortMapping> published,
            List<PortMapping> wanted) {
        unpublish(network, endpoint, published);
        try {
            return publish(network, endpoint, wanted);
        } catch (RuntimeException e) {
            publish(network, endpoint, published);
            throw e;
        }
    }

    /**
     * Opens ports between containers of a network that keeps them apart: exactly these from now on,
     * whatever was open before. Called before {@link #reconcile}, too. This default does nothing,
     * as befits a driver whose networks keep nobody apart.
     */
    default void open(NetworkSpec network, List<Opening> openings) {}

    /** After a restart or swap: takes note of a live endpoint and mends its rules. */
    void restore(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports);

    /**
     * Makes the kernel hold exactly this: all networks of this driver and all their live endpoints.
     * Called after a restart of the engine and whenever another generation of the driver is met.
     * What belongs to endpoints that are not listed (links, rules) is leftover of a crash and goes.
     */
    default void reconcile(List<NetworkSpec> networks, List<LiveEndpoint> endpoints) {
        networks.forEach(this::createNetwork);
        endpoints.forEach(live -> restore(live.network(), live.endpoint(), live.ports()));
    }

    /**
     * Looks whether others have changed what the driver has made in the kernel, and mends it.
     * Called every second, so looking must cost next to nothing.
     *
     * @return what was found, one line each; empty if all was right
     */
    default List<String> mend() {
        return List.of();
    }

    /**
     * A joined endpoint.
     *
     * @param network its network
     * @param endpoint with MAC and addresses
     * @param ports published, chosen ports only
     */
    record LiveEndpoint(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {

        public LiveEndpoint {
            ports = List.copyOf(ports);
        }
    }

    /** Details for inspect, empty if unknown. */
    default Optional<Map<String, String>> operationalInfo(
            NetworkSpec network, EndpointSpec endpoint) {
        return Optional.empty();
    }
}
