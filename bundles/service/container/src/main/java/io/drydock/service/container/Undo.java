package io.drydock.service.container;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Steps to take back when a later one fails, last first. Closing without {@link #keep} runs them.
 */
final class Undo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    private final Deque<Step> steps = new ArrayDeque<>();

    private record Step(String what, Runnable action) {}

    void push(String what, Runnable action) {
        steps.push(new Step(what, action));
    }

    /** All went well: nothing is taken back. */
    void keep() {
        steps.clear();
    }

    @Override
    public void close() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.action().run();
            } catch (RuntimeException e) {
                LOG.error("cannot take back: {}", step.what(), e);
            }
        }
    }
}
