package io.drydock.kernel.core;

import io.drydock.api.engine.module.ModuleEngine;
import io.drydock.api.engine.module.ModuleStatus;
import io.drydock.api.engine.module.ModuleStatus.State;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Replaces, adds and removes bundles while everything runs; see the journal's {@link Step}s. */
final class SwapManager implements ModuleEngine {

    private static final Logger LOG = LoggerFactory.getLogger(SwapManager.class);
    private static final String ITSELF = "io.drydock.router.modules";

    private final Path directory;
    private final SwapLimits limits;
    private final Parts parts;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Canary> canaries = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** What it works with. */
    record Parts(
            Bundles bundles,
            Generations generations,
            Journal journal,
            ActiveModules active,
            Stage stage,
            Setbacks setbacks,
            ModuleList list) {}

    SwapManager(Path directory, SwapLimits limits, Parts parts) {
        this.directory = directory;
        this.limits = limits;
        this.parts = parts;
    }

    @Override
    public List<ModuleStatus> modules() {
        return parts.list().modules();
    }

    @Override
    public ModuleStatus swap(InputStream stream) {
        BundleJar jar = BundleJar.receive(stream, directory);
        try {
            return alone(jar.symbolicName(), () -> replace(jar));
        } finally {
            jar.discard();
        }
    }

    @Override
    public ModuleStatus add(InputStream stream) {
        BundleJar jar = BundleJar.receive(stream, directory);
        try {
            return alone(jar.symbolicName(), () -> bring(jar));
        } finally {
            jar.discard();
        }
    }

    @Override
    public void remove(String name) {
        String symbolicName = parts.list().symbolicName(name);
        alone(symbolicName, () -> takeOut(symbolicName));
    }

    private <T> T alone(String symbolicName, Supplier<T> work) {
        if (!busy.add(symbolicName)) {
            throw EngineException.conflict("another swap of " + symbolicName + " is running");
        }
        try {
            Canary watched = canaries.get(symbolicName);
            if (watched != null) {
                watched.end(limits.stage());
            }
            return work.get();
        } finally {
            busy.remove(symbolicName);
        }
    }

    private ModuleStatus replace(BundleJar jar) {
        Bundle old = parts.bundles().replaceable(jar.symbolicName());
        if (old.getVersion().equals(jar.version())) {
            throw EngineException.conflict(
                    jar.symbolicName() + " " + jar.version() + " is active already");
        }
        return bring(jar, old);
    }

    private ModuleStatus bring(BundleJar jar) {
        Bundles.checkName(jar.symbolicName());
        if (parts.bundles().find(jar.symbolicName()) != null) {
            throw EngineException.conflict(jar.symbolicName() + " is in use, swap it");
        }
        return bring(jar, null);
    }

    private ModuleStatus bring(BundleJar jar, @Nullable Bundle old) {
        awaitTwinGone(jar);
        String id = Long.toString(System.currentTimeMillis(), 36) + "-" + jar.digest();
        String location = "module:" + jar.symbolicName() + "@" + jar.version() + "#" + id;
        Revision to = new Revision(jar.version().toString(), location, jar.keep().toString());
        Revision from = old == null ? null : revision(old);
        Change change = new Change(parts.journal(), id, jar.symbolicName(), from, to);
        change.record(Step.PREPARED);
        Arrival arrival = new Arrival(change, to, old, parts, limits);
        Bundle next = arrival.run();
        parts.setbacks().forget(jar.symbolicName());
        watch(change, arrival, next, old);
        return parts.list().status(next);
    }

    /**
     * The framework keeps one bundle of a name and version: wait for one that is still draining.
     */
    private void awaitTwinGone(BundleJar jar) {
        long deadline = System.nanoTime() + limits.stage().toNanos();
        while (twin(jar)) {
            if (System.nanoTime() > deadline) {
                throw EngineException.conflict(
                        jar.symbolicName() + " " + jar.version() + " is still draining");
            }
            parts.generations().awaitChange(parts.generations().table(), Duration.ofMillis(5));
        }
    }

    private boolean twin(BundleJar jar) {
        return parts.bundles()
                .all()
                .anyMatch(
                        one ->
                                jar.symbolicName().equals(one.getSymbolicName())
                                        && jar.version().equals(one.getVersion()));
    }

    private Revision revision(Bundle bundle) {
        ActiveModules.Choice choice = parts.active().read().get(bundle.getSymbolicName());
        return new Revision(
                bundle.getVersion().toString(),
                bundle.getLocation(),
                choice == null ? null : choice.path());
    }

    private void watch(Change change, Arrival arrival, Bundle next, @Nullable Bundle old) {
        if (old == null) {
            change.record(Step.DONE);
            return;
        }
        Canary canary = new Canary(arrival.old(), arrival.fresh());
        canaries.put(change.symbolicName(), canary);
        background(change, () -> judge(change, arrival, next, old, canary));
    }

    private void judge(Change change, Arrival arrival, Bundle next, Bundle old, Canary canary) {
        Retirement retirement = new Retirement(parts.bundles(), limits.drain());
        try {
            change.record(Step.CANARY);
            boolean fails = canary.fails(limits.canary());
            canaries.remove(change.symbolicName(), canary);
            if (closed) {
                return;
            }
            if (!fails) {
                canary.judged();
                retirement.run(old, arrival.old(), change, Step.DONE);
                return;
            }
            rollBack(change, arrival, next, old, canary.tally());
            canary.judged();
            retirement.run(next, arrival.fresh(), change, Step.ROLLED_BACK);
        } finally {
            canary.judged();
        }
    }

    private void rollBack(Change change, Arrival arrival, Bundle next, Bundle old, String reason) {
        LOG.warn("{} is taken back: {}", change, reason);
        change.record(Step.ROLLED_BACK, reason);
        parts.bundles().leave(next);
        parts.bundles().stay(old);
        Set<Key> held = Quiesce.keys(arrival.fresh());
        new Quiesce(parts.generations(), limits.quiesce()).begin(held, arrival.fresh());
        new Handover(arrival.fresh(), arrival.old(), limits.handover()).exchange();
        parts.generations().revert(arrival.fresh(), arrival.old());
        parts.generations().unhold(held);
        parts.active().set(change.symbolicName(), change.from());
        String version = next.getVersion().toString();
        parts.setbacks().note(change.symbolicName(), version, State.QUARANTINED, reason);
    }

    private Void takeOut(String symbolicName) {
        if (symbolicName.equals(ITSELF)) {
            throw EngineException.forbidden(symbolicName + " cannot take itself out");
        }
        Bundle old = parts.bundles().replaceable(symbolicName);
        String id = Long.toString(System.currentTimeMillis(), 36) + "-remove";
        Change change = new Change(parts.journal(), id, symbolicName, revision(old), null);
        change.record(Step.PREPARED);
        change.record(Step.COMMITTED);
        List<Generation> gone = parts.generations().table().of(old.getBundleId());
        parts.bundles().leave(old);
        parts.generations().revert(gone, List.of());
        parts.active().set(symbolicName, null);
        Retirement retirement = new Retirement(parts.bundles(), limits.drain());
        gone.forEach(one -> Handover.silence(one, limits.handover()));
        background(change, () -> retirement.run(old, gone, change, Step.DONE));
        LOG.info("{}", change);
        return null;
    }

    private static void background(Change change, Runnable work) {
        Thread.ofVirtual()
                .name("swap " + change.symbolicName())
                .uncaughtExceptionHandler((thread, e) -> LOG.error("{} did not end", change, e))
                .start(work);
    }

    /** Leaves what is under way to the journal: at the next start it decides. */
    void close() {
        closed = true;
        canaries.values().forEach(canary -> canary.end(Duration.ZERO));
    }

    /** An engine error for whatever went wrong before the commit. */
    static EngineException refused(Change change, RuntimeException cause) {
        ErrorKind kind = cause instanceof EngineException known ? known.kind() : ErrorKind.SYSTEM;
        String text = change + " was refused: " + cause.getMessage();
        return new EngineException(kind, text, cause);
    }
}
