package io.drydock.api.spi.network;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * A driver whose containers share the host's network or have none: a driver only in that it has a
 * name to choose it by. See {@link NetworkDriver#withoutEndpoints()}; nothing else is called, and
 * whoever calls it all the same has a mistake and gets an IllegalStateException.
 */
@ConsumerType
public interface EndpointlessNetworkDriver extends NetworkDriver {

    @Override
    default boolean withoutEndpoints() {
        return true;
    }

    @Override
    default void createNetwork(NetworkSpec network) {
        throw uncalled();
    }

    @Override
    default void deleteNetwork(NetworkSpec network) {
        throw uncalled();
    }

    @Override
    default EndpointSpec createEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        throw uncalled();
    }

    @Override
    default void deleteEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        throw uncalled();
    }

    @Override
    default JoinResult join(NetworkSpec network, EndpointSpec endpoint, String sandbox) {
        throw uncalled();
    }

    @Override
    default void leave(NetworkSpec network, EndpointSpec endpoint, String sandbox) {
        throw uncalled();
    }

    @Override
    default List<PortMapping> publish(
            NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        throw uncalled();
    }

    @Override
    default void unpublish(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        throw uncalled();
    }

    @Override
    default void restore(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        throw uncalled();
    }

    private IllegalStateException uncalled() {
        return new IllegalStateException(getClass().getName() + " has no endpoints");
    }
}
