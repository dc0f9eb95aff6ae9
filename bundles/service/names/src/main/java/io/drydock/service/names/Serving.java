package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.KeptSockets;
import io.drydock.api.spi.linux.KeptSockets.Pair;
import io.drydock.api.spi.linux.LinuxException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.NetworkChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The guests and their servers: sockets and rules first, then the store, then the directory. */
final class Serving implements NameServers, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final InetAddress INSIDE = InetAddress.ofLiteral(ADDRESS);

    private final KeptSockets sockets;
    private final NameTables tables;
    private final Redirects redirects;
    private final Desk desk;
    private final AtomicReference<Directory> directory = new AtomicReference<>(Directory.EMPTY);
    private final Map<String, Served> served = new ConcurrentHashMap<>();
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    /** Known from the store only: what has become of them since, nobody has said yet. */
    private final Set<String> unconfirmed = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ServingLoop loop;

    Serving(
            KeptSockets sockets,
            NameTables tables,
            Redirects redirects,
            Function<Supplier<Directory>, Desk> desk) {
        this.sockets = sockets;
        this.tables = tables;
        this.redirects = redirects;
        this.desk = desk.apply(directory::get);
    }

    /** Takes over the sockets there are, and opens those a restart of the engine has closed. */
    void begin() {
        List<Served> all = tables.all();
        directory.set(Directory.of(all.stream().map(Served::guest).toList()));
        served.clear();
        seats.clear();
        unconfirmed.clear();
        all.forEach(it -> unconfirmed.add(it.guest().containerId()));
        ServingLoop next = new ServingLoop(sockets.claim(), desk);
        loop = next;
        next.start();
        all.forEach(this::reopen);
    }

    private void reopen(Served before) {
        try {
            seat(before.guest(), before);
        } catch (DriverException e) {
            LOG.warn("no names for container {}: {}", before.guest().containerId(), e.getMessage());
        }
    }

    /** Questions are answered until the next generation has claimed the sockets. */
    void superseding() {
        ServingLoop current = loop;
        if (current != null) {
            current.superseding();
        }
    }

    @Override
    public void serve(Guest guest) {
        unconfirmed.remove(guest.containerId());
        Served before = served.get(guest.containerId());
        try {
            Served now =
                    before == null || !before.guest().namespace().equals(guest.namespace())
                            ? seat(guest, new Served(guest, 0, 0))
                            : new Served(guest, before.datagramPort(), before.streamPort());
            tables.save(now);
            served.put(guest.containerId(), now);
            directory.updateAndGet(it -> it.with(guest));
        } catch (DriverException e) {
            throw EngineException.system(
                    "no name server for container %s: %s"
                            .formatted(guest.containerId(), e.getMessage()),
                    e);
        }
    }

    /** Opens the server, and leads questions to it where its ports are not those of before. */
    private Served seat(Guest guest, Served before) {
        Pair pair = open(guest, before);
        Served now = new Served(guest, port(pair.datagrams()), port(pair.streams()));
        try {
            if (!now.equals(before)) {
                redirects.lead(guest.namespace(), now.datagramPort(), now.streamPort());
                tables.save(now);
            }
        } catch (DriverException e) {
            sockets.close(guest.namespace());
            throw e;
        }
        served.put(guest.containerId(), now);
        Seat seat = Seat.of(guest.containerId(), pair);
        seats.put(guest.containerId(), seat);
        ServingLoop current = loop;
        if (current != null) {
            current.add(seat);
        }
        return now;
    }

    /** A process of the container may have taken a port while the engine was down. */
    private Pair open(Guest guest, Served before) {
        try {
            return sockets.open(
                    guest.namespace(), INSIDE, before.datagramPort(), before.streamPort());
        } catch (LinuxException e) {
            if (!e.is(Errno.EADDRINUSE)) {
                throw e;
            }
            return sockets.open(guest.namespace(), INSIDE, 0, 0);
        }
    }

    private static int port(NetworkChannel channel) {
        try {
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forget(String containerId) {
        Served gone = served.remove(containerId);
        directory.updateAndGet(it -> it.without(containerId));
        tables.remove(containerId);
        if (gone == null) {
            return;
        }
        seats.remove(containerId);
        sockets.close(gone.guest().namespace());
        ServingLoop current = loop;
        if (current != null) {
            current.release();
        }
    }

    @Override
    public void reset(List<Guest> guests) {
        Set<String> present =
                guests.stream().map(Guest::containerId).collect(Collectors.toUnmodifiableSet());
        // Who was served by this generation is there, even if the list was made before.
        for (String id : List.copyOf(unconfirmed)) {
            if (unconfirmed.remove(id) && !present.contains(id)) {
                forget(id);
            }
        }
        for (Guest guest : guests) {
            Served known = served.get(guest.containerId());
            if (known == null || !known.guest().equals(guest)) {
                try {
                    serve(guest);
                } catch (EngineException e) {
                    LOG.warn(e.getMessage());
                }
            }
        }
    }

    @Override
    public void close() {
        ServingLoop current = loop;
        if (current != null) {
            current.close();
        }
        desk.close();
    }
}
