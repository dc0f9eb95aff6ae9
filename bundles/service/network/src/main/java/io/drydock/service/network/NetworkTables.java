package io.drydock.service.network;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;
import io.drydock.api.spi.store.Transaction;

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
                                    + " ON network_endpoints (network, ipv6)"));

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
        schema.update(
                """
                INSERT INTO network_networks (id, name, document) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET document = excluded.document\
                """,
                network.id(),
                network.name(),
                NetworkJson.write(network));
    }

    /** False when a container is on it. */
    boolean removeUnused(String networkId) {
        return schema.write(
                transaction ->
                        transaction.update(
                                        """
                                        DELETE FROM network_networks WHERE id = ? AND NOT EXISTS
                                        (SELECT 1 FROM network_endpoints WHERE network = ?)\
                                        """,
                                        networkId,
                                        networkId)
                                > 0);
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
