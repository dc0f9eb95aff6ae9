package io.drydock.kernel.core;

import io.drydock.api.engine.module.ModuleStatus.State;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A new revision on its way from a kept jar to the commit, or back out without a trace. */
final class Arrival {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
    private static final int ADDED_LEVEL = 9;

    private final Change change;
    private final Revision revision;
    private final @Nullable Bundle replaced;
    private final SwapManager.Parts parts;
    private final SwapLimits limits;
    private List<Generation> old = List.of();
    private List<Generation> fresh = List.of();
    private long quiesced;

    Arrival(
            Change change,
            Revision revision,
            @Nullable Bundle replaced,
            SwapManager.Parts parts,
            SwapLimits limits) {
        this.change = change;
        this.revision = revision;
        this.replaced = replaced;
        this.parts = parts;
        this.limits = limits;
    }

    /** The generations that were replaced. */
    List<Generation> old() {
        return old;
    }

    /** The generations that took over. */
    List<Generation> fresh() {
        return fresh;
    }

    /** Runs up to the commit; the new bundle is active when this returns. */
    Bundle run() {
        Bundle next = null;
        Set<Key> held = Set.of();
        Handover handover = new Handover(List.of(), List.of(), limits.handover());
        try {
            change.record(Step.STAGED);
            int level = replaced == null ? ADDED_LEVEL : Bundles.startLevel(replaced);
            next = parts.stage().install(revision, level);
            fresh = parts.stage().start(next, replaced);
            old = replaced == null ? List.of() : generationsOf(replaced);
            held = Quiesce.keys(old);
            change.record(Step.QUIESCING);
            quiesced = System.nanoTime();
            int beside = new Quiesce(parts.generations(), limits.quiesce()).begin(held, old);
            handover = new Handover(old, fresh, limits.handover());
            handOver(handover);
            change.recordCommit(verdict(beside));
        } catch (RuntimeException e) {
            giveUp(next, held, handover, e);
            throw SwapManager.refused(change, e);
        }
        commit(next, held);
        return next;
    }

    private List<Generation> generationsOf(Bundle bundle) {
        return parts.generations().table().of(bundle.getBundleId());
    }

    private void handOver(Handover handover) {
        if (!handover.needed()) {
            return;
        }
        if (replaced == null) {
            Handover.begin(fresh);
            return;
        }
        handover.export();
        change.record(Step.EXPORTED);
        handover.bring();
        change.record(Step.IMPORTED);
    }

    private String verdict(int beside) {
        String calls = beside == 0 ? "" : beside + " calls go on beside";
        return calls + families();
    }

    private String families() {
        List<String> before = families(old);
        List<String> after = families(fresh);
        return before.equals(after) || replaced == null
                ? ""
                : " families " + before + " become " + after;
    }

    private static List<String> families(List<Generation> generations) {
        return generations.stream()
                .flatMap(one -> one.declaration().families().stream())
                .sorted()
                .toList();
    }

    private void commit(Bundle next, Set<Key> held) {
        if (replaced != null) {
            parts.bundles().leave(replaced);
        }
        parts.bundles().arrived(next);
        parts.generations().commit(next.getBundleId(), old, held);
        long pause = (System.nanoTime() - quiesced) / 1_000;
        try {
            parts.active().set(change.symbolicName(), revision);
        } catch (RuntimeException e) {
            LOG.error("{} is active, but only the journal knows", change, e);
        }
        LOG.info("{}, callers held for {} us", change, held.isEmpty() ? 0 : pause);
    }

    private void giveUp(
            @Nullable Bundle next, Set<Key> held, Handover handover, RuntimeException cause) {
        handover.takeBack();
        parts.generations().unhold(held);
        String reason = String.valueOf(cause.getMessage());
        LOG.warn("{} was refused: {}", change, reason);
        parts.setbacks().note(change.symbolicName(), revision.version(), State.REJECTED, reason);
        if (next != null) {
            parts.stage().discard(next);
        }
        change.record(Step.ABORTED, reason);
        try {
            Files.deleteIfExists(Path.of(Objects.requireNonNull(revision.path())));
        } catch (IOException e) {
            LOG.warn("{} was not deleted", revision.path(), e);
        }
    }
}
