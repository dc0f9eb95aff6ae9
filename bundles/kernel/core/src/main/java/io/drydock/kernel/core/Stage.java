package io.drydock.kernel.core;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/** Brings a new revision up beside the old one, kept out of the published table. */
final class Stage {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Bundles bundles;
    private final Generations generations;
    private final Components components;
    private final Routers routers;
    private final Duration patience;

    Stage(
            Bundles bundles,
            Generations generations,
            Components components,
            Routers routers,
            Duration patience) {
        this.bundles = bundles;
        this.generations = generations;
        this.components = components;
        this.routers = routers;
        this.patience = patience;
    }

    /** Installs it; what it will provide is kept aside from now on. */
    Bundle install(Revision revision, int startLevel) {
        try {
            Bundle bundle = bundles.install(revision, startLevel);
            generations.stage(bundle.getBundleId());
            return bundle;
        } catch (BundleException e) {
            throw refused(e);
        }
    }

    /**
     * Starts it and waits until all it provides is there; routers are built once. What the replaced
     * bundle's components wait for (a switch that is off) the new ones may wait for, too.
     *
     * @throws EngineException with the reason; give it up with {@link #discard} then
     */
    List<Generation> start(Bundle bundle, @Nullable Bundle replaced) {
        Lock turn = bundles.turn(bundle);
        turn.lock();
        try {
            return startInTurn(bundle, replaced);
        } catch (BundleException e) {
            throw refused(e);
        } finally {
            turn.unlock();
        }
    }

    private List<Generation> startInTurn(Bundle bundle, @Nullable Bundle replaced)
            throws BundleException {
        bundle.start();
        List<String> tolerated = replaced == null ? List.of() : components.of(replaced).waiting();
        List<Generation> fresh = awaitReady(bundle, tolerated);
        fresh.stream().filter(Stage::isRouter).forEach(routers::of);
        return fresh;
    }

    private static boolean isRouter(Generation one) {
        return one.declaration().keys().stream().anyMatch(key -> key.kind() == Key.Kind.ROUTER);
    }

    private List<Generation> awaitReady(Bundle bundle, List<String> tolerated) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Table now = generations.table();
            Components.Report report = components.of(bundle);
            if (!report.failures().isEmpty()) {
                throw EngineException.invalid(report.failures().getFirst());
            }
            List<Generation> fresh = now.of(bundle.getBundleId());
            boolean complete = tolerated.containsAll(report.waiting()) && provides(fresh, report);
            if (complete && !(fresh.isEmpty() && report.waiting().isEmpty())) {
                return fresh;
            }
            if (System.nanoTime() > deadline) {
                throw EngineException.invalid(late(report));
            }
            generations.awaitChange(now, LOOK_AGAIN);
        }
    }

    private static boolean provides(List<Generation> fresh, Components.Report report) {
        Set<Key> there = new HashSet<>();
        fresh.forEach(one -> there.addAll(one.declaration().keys()));
        return there.containsAll(report.expected());
    }

    private static String late(Components.Report report) {
        return report.waiting().isEmpty()
                ? "it provides nothing"
                : "it waits for " + String.join(", ", report.waiting());
    }

    /** Takes it away again; the active generation never noticed. */
    void discard(Bundle bundle) {
        try {
            bundles.uninstall(bundle);
        } catch (BundleException e) {
            throw refused(e);
        } finally {
            generations.unstage(bundle.getBundleId());
        }
    }

    private static EngineException refused(BundleException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new EngineException(ErrorKind.INVALID, "it cannot be started: " + text, e);
    }
}
