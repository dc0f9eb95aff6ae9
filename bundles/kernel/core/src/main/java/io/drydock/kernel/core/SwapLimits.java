package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Function;

/**
 * How long the parts of a swap may take.
 *
 * @param stage until the new revision's components are up
 * @param quiesce until the calls inside the old one have ended, before both run side by side
 * @param handover until what is under way in a provider that must not act beside another has ended
 * @param canary during which failures bring the old one back
 * @param drain until the old one's last user is gone
 */
record SwapLimits(
        Duration stage, Duration quiesce, Duration handover, Duration canary, Duration drain) {

    /** From framework properties in milliseconds, {@code drydock.swap.drain} and so on. */
    static SwapLimits of(Function<String, @Nullable String> properties) {
        return new SwapLimits(
                millis(properties.apply("drydock.swap.stage"), 30_000),
                millis(properties.apply("drydock.swap.quiesce"), 2_000),
                millis(properties.apply("drydock.swap.handover"), 5_000),
                millis(properties.apply("drydock.swap.canary"), 5_000),
                millis(properties.apply("drydock.swap.drain"), 600_000));
    }

    private static Duration millis(@Nullable String value, long otherwise) {
        return Duration.ofMillis(value == null ? otherwise : Long.parseLong(value));
    }
}
