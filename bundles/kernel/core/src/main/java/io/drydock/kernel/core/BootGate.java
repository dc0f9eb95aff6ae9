package io.drydock.kernel.core;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds early requests until what they need has started: the listeners open before the routers.
 *
 * <p>The start is over when the framework has reached its last start level (framework property
 * {@code drydock.start.level}, 10); from then on nobody waits here.
 */
final class BootGate implements FrameworkListener {

    /** How long a request waits for the engine to come up. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String LINKS = "io.drydock.middleware.";

    private final BundleContext context;
    private final int lastLevel;
    private volatile boolean open;

    BootGate(BundleContext context) {
        this.context = context;
        String level = context.getProperty("drydock.start.level");
        this.lastLevel = level == null ? 10 : Integer.parseInt(level);
        context.addFrameworkListener(this);
        look();
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        look();
    }

    private void look() {
        Bundle framework = context.getBundle(0);
        if (framework.adapt(FrameworkStartLevel.class).getStartLevel() >= lastLevel) {
            open = true;
        }
    }

    /** True once the engine is up. */
    boolean open() {
        return open;
    }

    /** Waits until the table satisfies, or the start is over; returns at once after the start. */
    void await(Generations generations, Predicate<Table> satisfied) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open && System.nanoTime() < deadline) {
            Table now = generations.table();
            if (satisfied.test(now)) {
                return;
            }
            generations.awaitChange(now, LOOK_AGAIN);
        }
    }

    /** True if every installed link of the request chain is in it. */
    boolean chained(Table table) {
        Set<Long> present =
                table.chain().stream()
                        .map(one -> one.origin().bundle())
                        .collect(Collectors.toSet());
        return Arrays.stream(context.getBundles())
                .filter(one -> String.valueOf(one.getSymbolicName()).startsWith(LINKS))
                .allMatch(one -> present.contains(one.getBundleId()));
    }
}
