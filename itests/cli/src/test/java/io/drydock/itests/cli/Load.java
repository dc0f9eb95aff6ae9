package io.drydock.itests.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Many connections that ask the same paths in turn, until it is closed. */
final class Load implements AutoCloseable {

    private static final int SHOWN = 5;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong done = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(Path socket, int connections, String... paths) {
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> run(socket, paths)));
        }
    }

    private void run(Path socket, String... paths) {
        try (HttpConnection connection = new HttpConnection(socket)) {
            for (int i = 0; !over.get(); i++) {
                String path = paths[i % paths.length];
                HttpAnswer answer = connection.ask("GET", path);
                if (answer.status() == 200) {
                    done.incrementAndGet();
                } else {
                    failures.add(path + ": " + answer.line());
                }
            }
        } catch (IOException | RuntimeException e) {
            failures.add("a connection: " + e);
        }
    }

    /** Requests answered with 200. */
    long done() {
        return done.get();
    }

    /** The first of those that were not, with what came instead; ask after the end. */
    List<String> failures() {
        return failures.stream().limit(SHOWN).toList();
    }

    @Override
    public void close() {
        over.set(true);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
