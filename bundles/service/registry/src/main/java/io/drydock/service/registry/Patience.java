package io.drydock.service.registry;

import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;

import java.time.Duration;
import java.util.function.Supplier;

/** Asks a registry for small things again when it is busy or falters. */
final class Patience {

    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(200);

    private Patience() {}

    static <T> T with(TransferLimits limits, Transfer transfer, Supplier<T> question) {
        for (int failed = 1; true; failed++) {
            try {
                return question.get();
            } catch (RegistryException e) {
                Duration wait = e.retryAfter().orElse(SHORT);
                boolean hopeless =
                        !e.temporary()
                                || e.reason() == Reason.UNREACHABLE
                                || wait.compareTo(LONGEST) > 0;
                if (hopeless || failed >= limits.attempts() || transfer.cancelled()) {
                    throw e;
                }
                sleep(wait, transfer);
            }
        }
    }

    private static void sleep(Duration wait, Transfer transfer) {
        try {
            long end = System.nanoTime() + wait.toNanos();
            while (System.nanoTime() < end) {
                transfer.requireGoingOn();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Transfer.canceled();
        }
    }
}
