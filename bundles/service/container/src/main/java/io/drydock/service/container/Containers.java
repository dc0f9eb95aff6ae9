package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;
import static io.drydock.api.model.error.EngineException.notFound;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.spi.SupersededException;
import io.drydock.api.spi.store.ConstraintException;
import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;
import io.drydock.service.signals.Signal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All containers: in memory for readers, in the store for good. Readers never wait; a change is in
 * memory at once and durable when the call returns.
 */
final class Containers {

    private final Map<String, Entry> byId = new ConcurrentHashMap<>();
    private final Departed departed = new Departed();
    private final Tenure tenure;
    private final Schema schema;
    private final HealthRecords health;
    private final Signal changes = new Signal();

    Containers(Store store, Tenure tenure) {
        this.tenure = tenure;
        schema =
                store.open(
                        "container",
                        List.of(
                                Migration.sql(
                                        1,
                                        "CREATE TABLE container_containers (id TEXT PRIMARY KEY,"
                                                + " name TEXT NOT NULL UNIQUE,"
                                                + " document TEXT NOT NULL)")));
        health = new HealthRecords(store);
    }

    /** Takes what is stored for the truth: another generation may have been at work. */
    void load() {
        Map<String, Container> stored = new HashMap<>();
        schema.read(
                        "SELECT document FROM container_containers",
                        row -> Documents.read(row.text("document"), Container.class))
                .forEach(container -> stored.put(container.id(), container));
        byId.keySet().retainAll(stored.keySet());
        stored.values().forEach(this::refresh);
        health.load(stored.keySet());
        changes.raise();
    }

    private void refresh(Container container) {
        Entry known = byId.putIfAbsent(container.id(), new Entry(container));
        if (known != null) {
            known.change(old -> container);
            known.signal().raise();
        }
    }

    /** The container as it is in the store; empty when it is gone. */
    Optional<Container> stored(String id) {
        return schema
                .read(
                        "SELECT document FROM container_containers WHERE id = ?",
                        row -> Documents.read(row.text("document"), Container.class),
                        id)
                .stream()
                .findFirst();
    }

    /** Exit codes of containers that are no more. */
    Departed departed() {
        return departed;
    }

    /** The last line of defence: a change by a generation that is not in charge would be lost. */
    private void requireCharge() {
        if (tenure.over()) {
            throw new SupersededException();
        }
    }

    /** Raised after each change of any of them. */
    Signal changes() {
        return changes;
    }

    /** What probes have said of them. */
    HealthRecords health() {
        return health;
    }

    Collection<Entry> all() {
        return byId.values();
    }

    /** What SELinux knows them by. */
    Stream<Labels> labels() {
        return byId.values().stream().map(entry -> entry.get().labels());
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A link by its name, {@code parent/alias}. */
    record LinkName(Entry parent, Link link) {}

    Optional<LinkName> linkName(String reference) {
        String name = plain(reference);
        int slash = name.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return named(name.substring(0, slash))
                .flatMap(
                        parent ->
                                parent.get().links().stream()
                                        .filter(
                                                link ->
                                                        link.alias()
                                                                .equals(name.substring(slash + 1)))
                                        .findFirst()
                                        .map(link -> new LinkName(parent, link)));
    }

    /** The container a link leads to. */
    Optional<Entry> target(Link link) {
        return find(link.target()).or(() -> named(link.name()));
    }

    /** What the container a link leads to is called. */
    String nameOf(Link link) {
        return target(link).map(entry -> entry.get().name()).orElse(link.name());
    }

    Optional<Entry> named(String name) {
        return byId.values().stream().filter(entry -> entry.get().name().equals(name)).findFirst();
    }

    private static String plain(String reference) {
        return reference.startsWith("/") ? reference.substring(1) : reference;
    }

    /** Full id, then exact name, that of a link too, then a prefix of one id. */
    Entry resolve(String reference) {
        if (reference.isEmpty()) {
            throw invalid("invalid name or ID supplied: \"\"");
        }
        Entry exact = byId.get(reference);
        if (exact != null) {
            return exact;
        }
        List<Entry> found =
                named(plain(reference))
                        .or(() -> linkName(reference).flatMap(name -> target(name.link())))
                        .stream()
                        .toList();
        if (found.isEmpty()) {
            found =
                    byId.values().stream()
                            .filter(entry -> entry.get().id().startsWith(reference))
                            .toList();
        }
        if (found.size() > 1) {
            throw invalid("multiple IDs found with provided prefix: " + reference);
        }
        if (found.isEmpty()) {
            throw notFound("No such container: " + reference);
        }
        return found.getFirst();
    }

    Entry add(Container container) {
        requireCharge();
        Entry entry = new Entry(container);
        try {
            schema.update(
                    "INSERT INTO container_containers (id, name, document) VALUES (?, ?, ?)",
                    container.id(),
                    container.name(),
                    Documents.write(container));
        } catch (ConstraintException e) {
            throw nameTaken(container.name());
        }
        byId.put(container.id(), entry);
        return entry;
    }

    boolean nameFree(String name) {
        return byId.values().stream().noneMatch(entry -> entry.get().name().equals(name));
    }

    void requireFree(String name) {
        if (!nameFree(name)) {
            throw nameTaken(name);
        }
    }

    /** Applies a change and wakes those who wait for one; survives the engine on return. */
    Container update(Entry entry, UnaryOperator<Container> change) {
        Container next = quietly(entry, change);
        entry.signal().raise();
        return next;
    }

    /**
     * Applies a change; waiters are woken by a later one. The store always gets the newest state.
     */
    Container quietly(Entry entry, UnaryOperator<Container> change) {
        requireCharge();
        Container next = entry.change(change);
        changes.raise();
        schema.writeSoon(
                tx ->
                        tx.update(
                                "UPDATE container_containers SET document = ? WHERE id = ?",
                                Documents.write(entry.get()),
                                next.id()));
        return next;
    }

    Container rename(Entry entry, String name) {
        requireCharge();
        try {
            schema.run(
                    tx ->
                            tx.update(
                                    "UPDATE container_containers SET name = ?, document = ?"
                                            + " WHERE id = ?",
                                    name,
                                    Documents.write(entry.get().named(name)),
                                    entry.get().id()));
        } catch (ConstraintException e) {
            throw nameTaken(name);
        }
        return entry.change(container -> container.named(name));
    }

    void remove(Entry entry) {
        requireCharge();
        String id = entry.get().id();
        schema.update("DELETE FROM container_containers WHERE id = ?", id);
        departed.add(id, entry.get().phase().exitCode());
        byId.remove(id);
        health.forget(id);
        changes.raise();
        entry.signal().raise();
    }

    private RuntimeException nameTaken(String name) {
        String owner =
                byId.values().stream()
                        .map(Entry::get)
                        .filter(container -> container.name().equals(name))
                        .map(Container::id)
                        .findFirst()
                        .orElse("");
        return conflict(
                "Conflict. The container name \"/%s\" is already in use by container \"%s\". You"
                                .formatted(name, owner)
                        + " have to remove (or rename) that container to be able to reuse that"
                        + " name.");
    }
}
