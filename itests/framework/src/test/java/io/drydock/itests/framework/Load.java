package io.drydock.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Callers that go on and on, and count what went wrong. */
final class Load {

    private static final int CALLERS = 8;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicReference<Throwable> why = new AtomicReference<>();
    private final List<Thread> callers = new ArrayList<>();

    /** Calls while {@code work} runs, and fails if one call has failed. */
    static void during(String what, Callable<Boolean> call, Work work) throws Exception {
        Load load = new Load();
        try {
            for (int i = 0; i < CALLERS; i++) {
                load.callers.add(Thread.ofVirtual().start(() -> load.run(call)));
            }
            Engine.await("the first calls", () -> load.calls.get() > CALLERS);
            work.run();
        } finally {
            load.end();
        }
        load.judge(what);
    }

    /** What happens under load. */
    interface Work {
        void run() throws Exception;
    }

    private void run(Callable<Boolean> call) {
        while (!stop.get()) {
            long begin = System.nanoTime();
            try {
                if (!call.call()) {
                    failures.incrementAndGet();
                }
            } catch (Exception | Error e) {
                failures.incrementAndGet();
                why.set(e);
            }
            slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            calls.incrementAndGet();
            LockSupport.parkNanos(50_000);
        }
    }

    private void end() throws InterruptedException {
        stop.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private void judge(String what) {
        System.out.printf(
                "%s: %d calls, %d failed, slowest %.2f ms%n",
                what, calls.get(), failures.get(), slowest.get() / 1e6);
        assertThat(failures.get()).as("failed calls, the last by %s", why.get()).isZero();
    }
}
