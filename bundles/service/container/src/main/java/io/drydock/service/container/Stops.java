package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.Task;
import io.drydock.service.leases.Leases;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.BiConsumer;

/** Signals: stop, kill, pause, unpause. */
final class Stops {

    private final Parts parts;
    private final LiveSettings settings;

    Stops(Parts parts, LiveSettings settings) {
        this.parts = parts;
        this.settings = settings;
    }

    /** Waiting is no step: a swap may come in between, and the next generation sees the end. */
    void stop(Entry entry, @Nullable Integer seconds, @Nullable String signal) {
        Run run = begin(entry, signal);
        if (run == null) {
            return;
        }
        Container container = entry.get();
        Integer own = container.config().stopTimeout();
        int limit =
                seconds != null
                        ? seconds
                        : own != null ? own : settings.get().default$_$stop$_$timeout();
        if (!Waits.ended(run, limit)) {
            publishKill(entry, Signals.KILL);
            send(run.task(), Signals.KILL);
            requireEnd(entry, run);
        }
        callOffRestart(entry);
        parts.publisher().publish(container, "stop");
    }

    /** Sends the signal; null when there was only a restart to be called off. */
    private @Nullable Run begin(Entry entry, @Nullable String signal) {
        try (Tenure.Step step = parts.tenure().step()) {
            return ask(entry, signal);
        }
    }

    private @Nullable Run ask(Entry entry, @Nullable String signal) {
        Run run = entry.run();
        Container container = entry.get();
        if (container.status() == Status.RESTARTING) {
            callOff(entry);
            return null;
        }
        if (run == null || !container.live()) {
            throw new EngineException(ErrorKind.NOT_MODIFIED, "");
        }
        parts.containers().update(entry, it -> it.with(it.phase().askedToStop()));
        if (container.status() == Status.PAUSED) {
            unpause(entry);
        }
        String wanted =
                signal != null && !signal.isEmpty() ? signal : container.config().stopSignal();
        int number = wanted.isEmpty() ? Signals.TERM : Signals.number(wanted);
        publishKill(entry, number);
        send(run.task(), number);
        return run;
    }

    /** It may have ended by itself just before it was asked to. */
    private void callOffRestart(Entry entry) {
        try (Tenure.Step step = parts.tenure().tryStep()) {
            if (step != null && entry.get().status() == Status.RESTARTING) {
                callOff(entry);
            }
        }
    }

    /** It does not run and shall not be started again. */
    private void callOff(Entry entry) {
        parts.containers().update(entry, it -> it.with(it.phase().askedToStop().as(Status.EXITED)));
        parts.logs().finish(entry.get().id(), false);
    }

    private void thaw(Entry entry, Run run) {
        Leases.use(
                parts.drivers(),
                RuntimeDriver.class,
                Starts.DRIVER,
                driver -> {
                    driver.resume(run.task());
                    return true;
                });
        parts.containers()
                .update(
                        entry,
                        it ->
                                it.status() == Status.PAUSED
                                        ? it.with(it.phase().as(Status.RUNNING))
                                        : it);
    }

    void kill(Entry entry, String signal) {
        int number = signal.isEmpty() ? Signals.KILL : Signals.number(signal);
        Run run = signal(entry, number);
        if (number == Signals.KILL) {
            requireEnd(entry, run);
        }
    }

    private Run signal(Entry entry, int number) {
        try (Tenure.Step step = parts.tenure().step()) {
            return signalInStep(entry, number);
        }
    }

    private Run signalInStep(Entry entry, int number) {
        Run run = entry.run();
        Container container = entry.get();
        if (run == null || !container.live()) {
            throw conflict(
                    "cannot kill container: %s: container %s is not running"
                            .formatted(container.name(), container.id()));
        }
        boolean ending = number == Signals.KILL || number == stopSignal(container);
        if (ending && container.status() == Status.RESTARTING) {
            callOff(entry);
            return run;
        }
        if (ending) {
            parts.containers().update(entry, it -> it.with(it.phase().askedToStop()));
        }
        publishKill(entry, number);
        send(run.task(), number);
        if (ending && container.status() == Status.PAUSED) {
            // what is frozen does not even die
            thaw(entry, run);
        }
        return run;
    }

    void pause(Entry entry) {
        Container container = entry.get();
        if (container.status() == Status.PAUSED) {
            throw conflict("container %s is already paused".formatted(container.id()));
        }
        change(entry, Status.RUNNING, Status.PAUSED, RuntimeDriver::pause, "pause");
    }

    void unpause(Entry entry) {
        if (entry.get().status() != Status.PAUSED) {
            throw EngineException.system(
                    "Container %s is not paused".formatted(entry.get().id()), null);
        }
        change(entry, Status.PAUSED, Status.RUNNING, RuntimeDriver::resume, "unpause");
    }

    private void change(
            Entry entry,
            Status from,
            Status to,
            BiConsumer<RuntimeDriver, Task> action,
            String event) {
        Run run = entry.run();
        Container container = entry.get();
        if (run == null || container.status() != from) {
            throw conflict("container %s is not running".formatted(container.id()));
        }
        Leases.use(
                parts.drivers(),
                RuntimeDriver.class,
                Starts.DRIVER,
                driver -> {
                    action.accept(driver, run.task());
                    return true;
                });
        parts.containers()
                .update(entry, it -> it.status() == from ? it.with(it.phase().as(to)) : it);
        parts.publisher().publish(container, event);
    }

    private static int stopSignal(Container container) {
        String signal = container.config().stopSignal();
        return signal.isEmpty() ? Signals.TERM : Signals.number(signal);
    }

    private void publishKill(Entry entry, int number) {
        parts.publisher().publish(entry.get(), "kill", Map.of("signal", Integer.toString(number)));
    }

    /** A process that has just ended is as good as one that got the signal. */
    private void send(Task task, int number) {
        send(parts, task, number);
    }

    /** A process that has just ended is no error: its exit is on the way. */
    static void send(Parts parts, Task task, int number) {
        try {
            Leases.use(
                    parts.drivers(),
                    RuntimeDriver.class,
                    Starts.DRIVER,
                    driver -> {
                        driver.signal(task, number, false);
                        return true;
                    });
        } catch (EngineException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private static void requireEnd(Entry entry, Run run) {
        if (!Waits.ended(run, 10)) {
            throw EngineException.system(
                    "cannot kill container: %s: %s"
                            .formatted(entry.get().name(), Unkillable.reason(entry.get())),
                    null);
        }
    }
}
