package io.drydock.kernel.store;

import io.drydock.api.spi.store.Schema;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints what a commit and a read cost on the disk at hand; no test. */
final class CommitCost {
    private CommitCost() {}

    static void print(Schema schema) throws InterruptedException {
        for (int threads : new int[] {1, 8, 64, 512}) {
            writes(schema, threads, 2_000);
        }
        reads(schema, Thread.ofPlatform(), "platform");
        reads(schema, Thread.ofVirtual(), "virtual");
    }

    private static void writes(Schema schema, int threads, int total) throws InterruptedException {
        long[] took = new long[total];
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        Thread[] all = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            all[t] =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int i; (i = next.getAndIncrement()) < total; ) {
                                            long before = System.nanoTime();
                                            schema.update(
                                                    "INSERT INTO kill_rows VALUES (9, ?, ?)",
                                                    i,
                                                    new byte[500]);
                                            took[i] = System.nanoTime() - before;
                                        }
                                    });
        }
        for (Thread each : all) {
            each.join();
        }
        report(threads + " writers", took, System.nanoTime() - start);
    }

    private static void reads(Schema schema, Thread.Builder builder, String name)
            throws InterruptedException {
        long[] took = new long[20_000];
        long start = System.nanoTime();
        builder.start(
                        () -> {
                            for (int i = 0; i < took.length; i++) {
                                long before = System.nanoTime();
                                schema.read(
                                        "SELECT number FROM kill_rows WHERE rowid = ?",
                                        row -> row.number("number"),
                                        i % 1_000);
                                took[i] = System.nanoTime() - before;
                            }
                        })
                .join();
        report("read, " + name, took, System.nanoTime() - start);
    }

    private static void report(String what, long[] took, long total) {
        Arrays.sort(took);
        StoreProgram.line(
                "%-16s median %7.0f us, p99 %7.0f us, %8.0f a second"
                        .formatted(
                                what,
                                took[took.length / 2] / 1e3,
                                took[took.length * 99 / 100] / 1e3,
                                took.length * 1e9 / total));
    }
}
