package io.drydock.service.registry;

import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.registry.RegistryException;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Brings progress from the threads that make it to the one that writes it to the client. A client
 * that reads slowly slows down nobody: of what is counted it gets fewer steps.
 */
final class Relay {

    private static final int CROWDED = 1000;

    private final Consumer<ProgressMessage> client;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private sealed interface Event {
        record Progress(ProgressMessage message) implements Event {}

        record Failed(RuntimeException cause) implements Event {}

        record Ended() implements Event {}
    }

    Relay(Consumer<ProgressMessage> client) {
        this.client = client;
    }

    void run(Transfer job, Transfers.Work work) {
        // Not interrupted when it is cancelled: what it writes into the store is to end as it
        // should.
        Thread.ofPlatform()
                .daemon()
                .name("drydock-" + job.description().kind())
                .start(() -> events.add(outcome(job, work)));
        boolean gone = false;
        while (true) {
            switch (next(job)) {
                case Event.Progress(ProgressMessage message) -> gone = gone || !told(message, job);
                case Event.Failed(RuntimeException cause) ->
                        throw gone
                                ? new EngineException(ErrorKind.CANCELLED, "the client has gone")
                                : cause;
                case Event.Ended() -> {
                    return;
                }
            }
        }
    }

    private Event outcome(Transfer job, Transfers.Work work) {
        try {
            work.run(job, this::accept);
            return new Event.Ended();
        } catch (RuntimeException e) {
            return new Event.Failed(job.cancelled() ? Transfer.canceled() : told(e));
        } catch (Error e) {
            return new Event.Failed(EngineException.system(e.toString(), e));
        }
    }

    /** The client is told of everything, also of what nobody has thought of. */
    private static RuntimeException told(RuntimeException e) {
        return switch (e) {
            case EngineException known -> known;
            case RegistryException registry -> Texts.push(registry);
            case DriverException driver -> Texts.driver(driver);
            default -> EngineException.system(e.toString(), e);
        };
    }

    private void accept(ProgressMessage message) {
        if (message.progress().isEmpty() || events.size() < CROWDED) {
            events.add(new Event.Progress(message));
        }
    }

    private boolean told(ProgressMessage message, Transfer job) {
        try {
            client.accept(message);
            return true;
        } catch (RuntimeException e) {
            job.cancel();
            return false;
        }
    }

    /** The work ends in any case: each of its waits has a deadline. */
    private Event next(Transfer job) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return events.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                    job.cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
