package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HealthSummary;
import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Health of containers as probes reported it: in memory for readers; in the store whenever the
 * status changes, so that a healthy container is so after a restart of the engine, and a probe
 * costs no write.
 */
final class HealthRecords {

    static final String STARTING = "starting";
    static final String UNHEALTHY = "unhealthy";
    private static final String NONE = "none";
    private static final Set<String> KNOWN = Set.of(NONE, STARTING, "healthy", UNHEALTHY);

    private final Map<String, Health> byId = new ConcurrentHashMap<>();
    private final Schema schema;

    HealthRecords(Store store) {
        schema =
                store.open(
                        "health",
                        List.of(
                                Migration.sql(
                                        1,
                                        "CREATE TABLE health_states (id TEXT PRIMARY KEY,"
                                                + " document TEXT NOT NULL)")));
    }

    /** Takes what is stored for the truth, and forgets what is no container's. */
    void load(Set<String> containers) {
        schema.read(
                        "SELECT id, document FROM health_states",
                        row -> Map.entry(row.text("id"), row.text("document")))
                .forEach(
                        row -> {
                            if (containers.contains(row.getKey())) {
                                byId.put(
                                        row.getKey(), Documents.read(row.getValue(), Health.class));
                            } else {
                                forget(row.getKey());
                            }
                        });
    }

    /** A run begins; what was logged of the last one stays. */
    void begin(Container container) {
        if (HealthChecks.probed(container.config().healthcheck())) {
            Health last = byId.get(container.id());
            Health next = new Health(STARTING, 0, last == null ? List.of() : last.log());
            byId.put(container.id(), next);
            keep(container.id(), next);
        }
    }

    /** As inspect shows it: null without a probe; what does not run is unhealthy, as in dockerd. */
    @Nullable Health of(Container container) {
        if (!HealthChecks.probed(container.config().healthcheck())) {
            return null;
        }
        Health health = byId.get(container.id());
        return switch (container.status()) {
            case RUNNING, PAUSED -> health == null ? new Health(STARTING, 0, List.of()) : health;
            case CREATED, RESTARTING, REMOVING, EXITED, DEAD ->
                    health == null
                            ? null
                            : new Health(UNHEALTHY, health.failingStreak(), health.log());
        };
    }

    /** True when the status is another one now. */
    boolean record(Container container, Health next) {
        Health last = byId.put(container.id(), next);
        boolean changed = last == null || !last.status().equals(next.status());
        if (changed) {
            keep(container.id(), next);
        }
        return changed;
    }

    void forget(String id) {
        byId.remove(id);
        schema.writeLater(tx -> tx.update("DELETE FROM health_states WHERE id = ?", id));
    }

    private void keep(String id, Health health) {
        String document = Documents.write(health);
        schema.writeLater(
                tx ->
                        tx.update(
                                "INSERT OR REPLACE INTO health_states (id, document)"
                                        + " VALUES (?, ?)",
                                id,
                                document));
    }

    static String status(@Nullable Health health) {
        return health == null ? NONE : health.status();
    }

    /** What is added to the status in the list: {@code (healthy)}. */
    static String text(@Nullable Health health) {
        if (health == null) {
            return "";
        }
        String shown = health.status().equals(STARTING) ? "health: starting" : health.status();
        return " (" + shown + ")";
    }

    static HealthSummary summary(@Nullable Health health) {
        return health == null
                ? new HealthSummary(NONE, 0)
                : new HealthSummary(health.status(), health.failingStreak());
    }

    static void checkFilter(Set<String> values) {
        for (String value : values) {
            if (!KNOWN.contains(value)) {
                throw invalid("Unrecognised filter value for health: " + value);
            }
        }
    }
}
