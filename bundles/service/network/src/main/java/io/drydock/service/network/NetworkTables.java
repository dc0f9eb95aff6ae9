package io.drydock.service.network;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;
import io.drydock.api.spi.store.Transaction;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Networks, sandboxes, and one row for each endpoint whose constraints keep two containers from
 * having one address.
 */
final class NetworkTables {

    static final List<Migration> MIGRATIONS =
            List.of(
                    Migration.sql(
                            1,
                            """
                            CREATE TABLE network_networks (
                                id TEXT PRIMARY KEY,
                                name TEXT NOT NULL UNIQUE,
                                document TEXT NOT NULL)\
                            """,
                            """
                            CREATE TABLE network_sandboxes (
                                container TEXT PRIMARY KEY,
                                document TEXT NOT NULL)\
                            """,
                            """
                            CREATE TABLE network_endpoints (
                                id TEXT PRIMARY KEY,
                                container TEXT NOT NULL,
                                network TEXT NOT NULL,
                                ipv4 TEXT,
                                UNIQUE (network, ipv4),
                                UNIQUE (network, container))\
                            """,
                            "CREATE INDEX network_by_container ON network_endpoints (container)"),
                    Migration.sql(
                            2,
                            "ALTER TABLE network_endpoints ADD COLUMN ipv6 TEXT",
                            "CREATE UNIQUE INDEX network_by_ipv6"
                                    + " ON network_endpoints (network, ipv6)"),
                    Migration.sql(
                            3,
                            """
                            CREATE TABLE network_underway (
                                id TEXT PRIMARY KEY,
                                document TEXT NOT NULL,
                                process TEXT NOT NULL)\
                            """));

    /** Generations of this bundle share it; the next engine has another one. */
    private static final String PROCESS =
            ProcessHandle.current().pid()
                    + "@"
                    + ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);

    private final Schema schema;

    NetworkTables(Store store) {
        this.schema = store.open("network", MIGRATIONS);
    }

    List<NetworkRecord> networks() {
        return schema.read(
                "SELECT document FROM network_networks ORDER BY rowid",
                row -> NetworkJson.read(row.text("document"), NetworkRecord.class));
    }

    /** Throws ConstraintException when the name is taken by another one. */
    void save(NetworkRecord network) {
        String document = NetworkJson.write(network);
        schema.run(
                transaction -> {
                    transaction.update(
                            """
                            INSERT INTO network_networks (id, name, document) VALUES (?, ?, ?)
                            ON CONFLICT (id) DO UPDATE SET document = excluded.document\
                            """,
                            network.id(),
                            network.name(),
                            document);
                    settled(transaction, network.id());
                });
    }

    /** False when a container is on it; otherwise what is in the kernel of it is to go. */
    boolean removeUnused(NetworkRecord network) {
        String document = NetworkJson.write(network);
        return schema.write(
                transaction -> {
                    int removed =
                            transaction.update(
                                    """
                                    DELETE FROM network_networks WHERE id = ? AND NOT EXISTS
                                    (SELECT 1 FROM network_endpoints WHERE network = ?)\
                                    """,
                                    network.id(),
                                    network.id());
                    if (removed > 0) {
                        underWay(transaction, network.id(), document);
                    }
                    return removed > 0;
                });
    }

    /** From now on something of the network may be in the kernel that belongs to no record. */
    void underWay(NetworkRecord network) {
        String document = NetworkJson.write(network);
        schema.writeSoon(transaction -> underWay(transaction, network.id(), document));
    }

    private static int underWay(Transaction transaction, String id, String document) {
        return transaction.update(
                "INSERT OR REPLACE INTO network_underway (id, document, process) VALUES (?, ?, ?)",
                id,
                document,
                PROCESS);
    }

    /** Nothing of it is in the kernel any more. */
    void settled(String id) {
        schema.writeSoon(transaction -> settled(transaction, id));
    }

    private static int settled(Transaction transaction, String id) {
        return transaction.update("DELETE FROM network_underway WHERE id = ?", id);
    }

    /** What engines that are dead were making or removing. */
    List<NetworkRecord> halfDone() {
        return schema.read(
                "SELECT document FROM network_underway WHERE process <> ?",
                row -> NetworkJson.read(row.text("document"), NetworkRecord.class),
                PROCESS);
    }

    List<SandboxRecord> sandboxes() {
        return schema.read(
                "SELECT document FROM network_sandboxes",
                row -> NetworkJson.read(row.text("document"), SandboxRecord.class));
    }

    Optional<SandboxRecord> sandbox(String containerId) {
        return schema.readFirst(
                "SELECT document FROM network_sandboxes WHERE container = ?",
                row -> NetworkJson.read(row.text("document"), SandboxRecord.class),
                containerId);
    }

    /** Replaces what the container had before. */
    void save(SandboxRecord sandbox) {
        String document = NetworkJson.write(sandbox);
        schema.writeSoon(transaction -> insert(transaction, sandbox, document));
    }

    private static boolean insert(Transaction transaction, SandboxRecord sandbox, String document) {
        delete(transaction, sandbox.containerId());
        transaction.update(
                "INSERT INTO network_sandboxes (container, document) VALUES (?, ?)",
                sandbox.containerId(),
                document);
        for (EndpointRecord endpoint : sandbox.endpoints()) {
            transaction.update(
                    "INSERT INTO network_endpoints (id, container, network, ipv4, ipv6)"
                            + " VALUES (?, ?, ?, nullif(?, ''), nullif(?, ''))",
                    endpoint.id(),
                    endpoint.containerId(),
                    endpoint.networkId(),
                    endpoint.ipv4(),
                    endpoint.ipv6());
        }
        return true;
    }

    void removeSandboxes(Collection<String> containerIds) {
        if (!containerIds.isEmpty()) {
            schema.writeSoon(
                    transaction -> {
                        containerIds.forEach(id -> delete(transaction, id));
                        return true;
                    });
        }
    }

    private static void delete(Transaction transaction, String containerId) {
        transaction.update("DELETE FROM network_endpoints WHERE container = ?", containerId);
        transaction.update("DELETE FROM network_sandboxes WHERE container = ?", containerId);
    }
}
