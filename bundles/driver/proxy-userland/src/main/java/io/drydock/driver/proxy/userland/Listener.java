package io.drydock.driver.proxy.userland;

import java.time.Duration;

/** Listens on one port; connections made stay when it closes. */
interface Listener extends AutoCloseable {

    @Override
    void close();

    /** The port is free only when nobody waits at it any more. */
    static void await(Thread waiting) {
        try {
            waiting.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
