package io.drydock.kernel.core;

import io.drydock.api.spi.Succession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Passes the charge from one set of generations to the next, for those providers in which only one
 * may act at a time; see {@link Succession}. Callers are held meanwhile.
 */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final List<Generation> old;
    private final List<Generation> fresh;
    private final Duration limit;
    private final Deque<Legacy> given = new ArrayDeque<>();
    private final Deque<Generation> taken = new ArrayDeque<>();

    private record Legacy(Generation from, byte[] state) {}

    Handover(List<Generation> old, List<Generation> fresh, Duration limit) {
        this.old = old;
        this.fresh = fresh;
        this.limit = limit;
    }

    private static Optional<Succession> succession(Generation one) {
        return one.service() instanceof Succession it ? Optional.of(it) : Optional.empty();
    }

    /** Nobody was there before: those in it begin. */
    static void begin(List<Generation> fresh) {
        fresh.forEach(one -> succession(one).ifPresent(Succession::begin));
    }

    /** Whether anything is to be handed over. */
    boolean needed() {
        return old.stream().anyMatch(one -> succession(one).isPresent())
                || fresh.stream().anyMatch(one -> succession(one).isPresent());
    }

    /** The old ones stop acting. What they threw passes; then {@link #takeBack}. */
    void export() {
        for (Generation one : old) {
            succession(one).ifPresent(it -> given.push(new Legacy(one, it.handOver(limit))));
        }
    }

    /** The new ones are in charge. What they threw passes; then {@link #takeBack}. */
    void bring() {
        for (Generation one : fresh) {
            taken.push(one);
            byte[] state = legacy(one);
            succession(one).ifPresent(it -> it.takeOver(state));
        }
    }

    private byte[] legacy(Generation heir) {
        return given.stream()
                .filter(it -> sameName(it.from(), heir))
                .map(Legacy::state)
                .findFirst()
                .orElseGet(() -> new byte[0]);
    }

    private static boolean sameName(Generation one, Generation other) {
        return one.declaration().keys().stream().anyMatch(other.declaration().keys()::contains);
    }

    /** The swap is given up: whoever handed over is in charge again. */
    void takeBack() {
        while (!taken.isEmpty()) {
            silence(taken.pop(), limit);
        }
        while (!given.isEmpty()) {
            Legacy back = given.pop();
            succession(back.from()).ifPresent(it -> it.takeOver(back.state()));
        }
    }

    /** Takes a swap back after its commit; what has failed may not be able to say its state. */
    void exchange() {
        try {
            export();
        } catch (RuntimeException e) {
            LOG.warn("its state is lost: {}", e.toString());
        }
        bring();
    }

    /** Makes one stop that has no heir, or whose state is of no use; its state is lost. */
    static void silence(Generation one, Duration limit) {
        try {
            succession(one).ifPresent(it -> it.handOver(limit));
        } catch (RuntimeException e) {
            LOG.warn("{} does not stop acting: {}", one, e.toString());
        }
    }
}
