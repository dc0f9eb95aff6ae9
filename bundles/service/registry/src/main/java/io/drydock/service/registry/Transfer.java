package io.drydock.service.registry;

import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.error.EngineException;

import java.util.ArrayList;
import java.util.List;

/** A pull or push under way: what ends when it is cancelled. */
final class Transfer {

    private final TransferJobs.Job description;
    private final List<Runnable> ends = new ArrayList<>();
    private boolean cancelled;

    Transfer(TransferJobs.Job description) {
        this.description = description;
    }

    TransferJobs.Job description() {
        return description;
    }

    /** Calls {@code end} when the job is cancelled, at once if it has been. */
    void onCancel(Runnable end) {
        synchronized (this) {
            if (!cancelled) {
                ends.add(end);
                return;
            }
        }
        end.run();
    }

    void cancel() {
        List<Runnable> all;
        synchronized (this) {
            cancelled = true;
            all = List.copyOf(ends);
            ends.clear();
        }
        all.reversed().forEach(Runnable::run);
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    void requireGoingOn() {
        if (cancelled()) {
            throw canceled();
        }
    }

    /** In the words of docker. */
    static EngineException canceled() {
        return EngineException.system("context canceled", null);
    }
}
