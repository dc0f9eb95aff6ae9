package io.drydock.kernel.http;

import io.drydock.api.spi.linux.ServiceNotifier;

import org.jspecify.annotations.Nullable;

/** Tells the service manager once that the engine is ready, and once that it stops. */
final class Readiness {

    private boolean listening;
    private boolean handler;
    private boolean told;
    private @Nullable ServiceNotifier notifier;

    synchronized void listening() {
        listening = true;
        tell();
    }

    synchronized void handler() {
        handler = true;
        tell();
    }

    synchronized void notifier(ServiceNotifier present) {
        notifier = present;
        tell();
    }

    synchronized void notifierGone(ServiceNotifier gone) {
        if (notifier == gone) {
            notifier = null;
        }
    }

    synchronized void stopping() {
        told = true;
        ServiceNotifier present = notifier;
        if (present != null) {
            present.notify("STOPPING=1");
        }
    }

    private void tell() {
        ServiceNotifier present = notifier;
        if (listening && handler && !told && present != null) {
            told = true;
            present.notify("READY=1");
        }
    }
}
