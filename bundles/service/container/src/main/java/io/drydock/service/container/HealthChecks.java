package io.drydock.service.container;

import io.drydock.api.model.container.HealthcheckConfig;

import org.jspecify.annotations.Nullable;

/** Whether a container is probed, and how: its own wishes and its image's. */
final class HealthChecks {

    private HealthChecks() {}

    static boolean probed(@Nullable HealthcheckConfig health) {
        return health != null
                && !health.test().isEmpty()
                && !health.test().getFirst().equals("NONE");
    }

    /** The user's fields, and the image's for those he left open. */
    static @Nullable HealthcheckConfig merge(
            @Nullable HealthcheckConfig wanted, @Nullable HealthcheckConfig image) {
        if (wanted == null || image == null) {
            return wanted == null ? image : wanted;
        }
        return new HealthcheckConfig(
                wanted.test().isEmpty() ? image.test() : wanted.test(),
                either(wanted.interval(), image.interval()),
                either(wanted.timeout(), image.timeout()),
                either(wanted.startPeriod(), image.startPeriod()),
                either(wanted.startInterval(), image.startInterval()),
                wanted.retries() == 0 ? image.retries() : wanted.retries());
    }

    private static long either(long wanted, long image) {
        return wanted == 0 ? image : wanted;
    }
}
