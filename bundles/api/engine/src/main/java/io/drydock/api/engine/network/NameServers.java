package io.drydock.api.engine.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Name servers of containers: in each sandbox on a network of the user's own one that answers at
 * {@value #ADDRESS}, by what the guest may know, and asks others for the rest.
 *
 * <p><b>Story.</b> When the network service has opened a sandbox it has the guest served, which is
 * done on return, before the first process of the container runs. Whatever changes about a guest
 * (networks, names) is told by {@link #serve} again; {@link #forget} ends it. After a start of the
 * engine, and when the provider has missed something, {@link #reset} says all there is. What a
 * guest finds is a function of all guests: those on a network of its own, by the names they have
 * there. The provider keeps guests in the store, so that a start of the engine or a swap opens its
 * servers again by itself.
 */
public interface NameServers {

    /** The address of the server in each sandbox. */
    String ADDRESS = "127.0.0.11";

    /**
     * Serves this guest, and lets the others find it; on return both are so.
     *
     * @throws io.drydock.api.model.error.EngineException if its sandbox cannot be served
     */
    void serve(Guest guest);

    /** It is served and found no more. Nothing happens when it is unknown. */
    void forget(String containerId);

    /** There are these guests, those served since the provider began, and no others. */
    void reset(List<Guest> guests);

    /**
     * A container with a sandbox of its own.
     *
     * @param containerId 64 hex digits
     * @param namespace path of its network namespace
     * @param places its networks; the first one that knows a name answers for it
     * @param servers to ask for what is unknown here, empty for the host's
     * @param forwarding whether others are asked at all
     * @param dotted whether a name without a dot is never asked of others, because the guest's
     *     resolver will come again with a domain added
     */
    record Guest(
            String containerId,
            Path namespace,
            List<Place> places,
            List<String> servers,
            boolean forwarding,
            boolean dotted) {

        public Guest {
            Objects.requireNonNull(containerId);
            Objects.requireNonNull(namespace);
            places = List.copyOf(places);
            servers = List.copyOf(servers);
        }
    }

    /**
     * A guest's place on one network.
     *
     * @param networkId 64 hex digits
     * @param network its name, which works as a domain too
     * @param names of the guest there, the first one for who asks by address; none on the default
     *     bridge
     * @param addresses of the guest there, of both families
     * @param links further names only this guest knows, with the names they stand for
     */
    record Place(
            String networkId,
            String network,
            List<String> names,
            List<String> addresses,
            Map<String, String> links) {

        public Place {
            Objects.requireNonNull(networkId);
            Objects.requireNonNull(network);
            names = List.copyOf(names);
            addresses = List.copyOf(addresses);
            links = Map.copyOf(links);
        }
    }
}
