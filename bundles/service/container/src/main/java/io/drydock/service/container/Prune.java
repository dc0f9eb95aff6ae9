package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.model.Filters;
import io.drydock.api.model.PruneUntil;
import io.drydock.api.model.container.ContainersPruneResponse;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.spi.SupersededException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Removes all containers that do not run, one prune at a time, until its client leaves. */
final class Prune {

    private final AtomicBoolean pruning = new AtomicBoolean();
    private final Workshop workshop;

    Prune(Workshop workshop) {
        this.workshop = workshop;
    }

    ContainersPruneResponse prune(Filters filters, Presence client) {
        filters.forbidUnknown(Set.of("label", "label!", "until"));
        Optional<Instant> until = PruneUntil.of(filters, Instant.now(), ZoneId.systemDefault());
        workshop.restore().await();
        if (!pruning.compareAndSet(false, true)) {
            throw conflict("a prune operation is already running");
        }
        try {
            return prune(filters, until, client);
        } finally {
            pruning.set(false);
        }
    }

    private ContainersPruneResponse prune(
            Filters filters, Optional<Instant> until, Presence client) {
        List<String> deleted = new ArrayList<>();
        long reclaimed = 0;
        for (Entry entry : List.copyOf(workshop.parts().containers().all())) {
            if (!client.here()) {
                break;
            }
            Container container = entry.get();
            boolean late =
                    until.filter(limit -> Instant.parse(container.created()).isAfter(limit))
                            .isPresent();
            if (container.live() || late || !prunable(container, filters)) {
                continue;
            }
            try (Entry.Turn turn = entry.turn("prune");
                    Tenure.Step step = workshop.step()) {
                long size = workshop.parts().roots().sizes(container.id()).writable();
                workshop.removal().remove(entry, false);
                deleted.add(container.id());
                reclaimed += size;
            } catch (SupersededException e) {
                if (deleted.isEmpty()) {
                    throw e;
                }
                break;
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.CONFLICT) {
                    throw e;
                }
            }
        }
        workshop.parts()
                .publisher()
                .publish("container", "prune", "", Map.of("reclaimed", Long.toString(reclaimed)));
        return new ContainersPruneResponse(deleted.isEmpty() ? null : deleted, reclaimed);
    }

    private static boolean prunable(Container container, Filters filters) {
        Map<String, String> labels =
                container.config().labels() == null ? Map.of() : container.config().labels();
        return filters.keyValues("label", labels)
                && (!filters.has("label!") || !filters.keyValues("label!", labels));
    }
}
