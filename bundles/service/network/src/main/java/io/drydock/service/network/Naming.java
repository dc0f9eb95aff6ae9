package io.drydock.service.network;

import io.drydock.api.engine.network.NameServers;
import io.drydock.api.engine.network.NameServers.Guest;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells the name servers who is where. While there are none, containers go on without names, and
 * the servers are told everything as soon as they are back.
 */
final class Naming {

    private static final Logger LOG = LoggerFactory.getLogger(Naming.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final OpenSandboxes sandboxes;
    private final Clearing background;
    private volatile @Nullable NameServers servers;
    private volatile boolean settled;
    private volatile boolean behind;

    Naming(OpenSandboxes sandboxes, Clearing background) {
        this.sandboxes = sandboxes;
        this.background = background;
    }

    void use(@Nullable NameServers handle) {
        servers = handle;
        if (handle != null && settled) {
            soon();
        }
    }

    /** Serves a sandbox, if it is on a network with names; it has them on return. */
    void serve(SandboxRecord sandbox) {
        Optional<Guest> guest = Guests.of(sandbox);
        if (guest.isPresent()) {
            tell(it -> it.serve(guest.get()));
        }
    }

    void forget(SandboxRecord sandbox) {
        if (Guests.of(sandbox).isPresent()) {
            tell(it -> it.forget(sandbox.containerId()));
        }
    }

    /** What is known now is true: the servers are told all of it, now and when they come back. */
    void settle() {
        settled = true;
        soon();
    }

    /** Tells everything in a moment, off the caller's path. */
    void soon() {
        settled = true;
        background.soon("name servers", this::all);
    }

    /** Another generation tells from now on. */
    void rest() {
        settled = false;
    }

    private void all() {
        NameServers current = servers;
        if (current == null || !settled) {
            return;
        }
        Map<String, Guest> guests = guests();
        try {
            behind = false;
            current.reset(List.copyOf(guests.values()));
            correct(current, guests);
        } catch (EngineException e) {
            later(e);
        }
    }

    private Map<String, Guest> guests() {
        return sandboxes.all().stream()
                .flatMap(it -> Guests.of(it).stream())
                .collect(Collectors.toMap(Guest::containerId, it -> it));
    }

    /** What has changed while everything was told is told once more. */
    private void correct(NameServers current, Map<String, Guest> told) {
        Map<String, Guest> now = guests();
        told.keySet().stream().filter(id -> !now.containsKey(id)).forEach(current::forget);
        now.values().stream()
                .filter(guest -> !guest.equals(told.get(guest.containerId())))
                .forEach(current::serve);
    }

    private void tell(Consumer<NameServers> message) {
        NameServers current = servers;
        if (current == null) {
            LOG.warn("there are no name servers: containers are found by their addresses only");
            return;
        }
        try {
            message.accept(current);
        } catch (EngineException e) {
            if (e.kind() != ErrorKind.UNAVAILABLE) {
                throw e;
            }
            later(e);
        }
    }

    private void later(EngineException e) {
        if (!behind) {
            LOG.warn("{}: names of containers are told to it when it is back", e.getMessage());
        }
        behind = true;
        background.after(AGAIN, "name servers", this::all);
    }
}
