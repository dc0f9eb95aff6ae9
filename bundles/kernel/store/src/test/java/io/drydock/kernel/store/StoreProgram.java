package io.drydock.kernel.store;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.StoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs in a process of its own, to be killed or to live on a disk of its own. */
final class StoreProgram {
    static final List<Migration> MIGRATIONS =
            List.of(
                    Migration.sql(
                            1,
                            "CREATE TABLE kill_rows (thread INTEGER, number INTEGER, load BLOB)"));
    private static final String INSERT =
            "INSERT INTO kill_rows (thread, number, load) VALUES (?, ?, ?)";

    private static final Deadlines IMPATIENT =
            new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(1));

    private StoreProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[1]);
        Deadlines deadlines = arguments[0].equals("stall") ? IMPATIENT : Deadlines.DEFAULT;
        SqliteStore store = SqliteStore.open(root, deadlines);
        Schema schema = store.open("kill", MIGRATIONS);
        switch (arguments[0]) {
            case "acknowledge" -> acknowledge(schema);
            case "fill" -> fill(schema, root);
            case "stall" -> stall(schema, root);
            case "failing" -> failing(schema);
            case "bench" -> CommitCost.print(schema);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        store.close();
    }

    /** Two rows a change, from eight threads, for ever; prints what has been acknowledged. */
    private static void acknowledge(Schema schema) throws InterruptedException {
        for (int t = 0; t < 8; t++) {
            int thread = t;
            Thread.ofVirtual()
                    .start(
                            () -> {
                                for (int i = 0; ; i++) {
                                    int number = i;
                                    schema.run(
                                            tx -> {
                                                tx.update(INSERT, thread, number, new byte[300]);
                                                tx.update(INSERT, thread, number, null);
                                            });
                                    line(thread + " " + number);
                                }
                            });
        }
        Thread.sleep(60_000);
    }

    /** Writes until the disk is full, makes room, writes again. */
    private static void fill(Schema schema, Path root) throws IOException {
        Path ballast = root.resolve("ballast");
        Files.write(ballast, new byte[512 << 10]);
        int written = 0;
        try {
            for (; written < 1_000; written++) {
                schema.update(INSERT, 0, written, new byte[40_000]);
            }
        } catch (StoreException e) {
            line(e.kind() + " " + e.getMessage());
        }
        line("readable " + (rows(schema) == written));
        Files.delete(ballast);
        schema.update(INSERT, 1, 0, null);
        line("recovered " + (rows(schema) == written + 1));
    }

    /** Meets a disk that takes no write at all for a while: here a limit of the kernel's. */
    private static void failing(Schema schema) throws Exception {
        schema.update(INSERT, 0, 0, null);
        limitFiles("1");
        attempt(schema, 1);
        line("readable " + (rows(schema) == 1));
        limitFiles("unlimited");
        schema.update(INSERT, 0, 2, null);
        line("recovered " + (rows(schema) == 2));
    }

    /** Meets a disk that answers no write for some seconds. */
    private static void stall(Schema schema, Path root) throws Exception {
        schema.update(INSERT, 0, 0, null);
        thawAfter(Duration.ofSeconds(20), root);
        run("fsfreeze", "-f", root.toString());
        try {
            attempt(schema, 1);
            attempt(schema, 2);
            line("readable " + (rows(schema) == 1));
        } finally {
            run("fsfreeze", "-u", root.toString());
        }
        while (rows(schema) < 2) {
            Thread.sleep(10);
        }
        schema.update(INSERT, 0, 3, null);
        line("recovered " + (rows(schema) == 3));
    }

    /** A disk that stays frozen could not even be unmounted. */
    private static void thawAfter(Duration limit, Path root) {
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                Thread.sleep(limit);
                                run("fsfreeze", "-u", root.toString());
                            } catch (Exception e) {
                                line(e.toString());
                            }
                        });
    }

    private static void attempt(Schema schema, int number) {
        try {
            schema.update(INSERT, 0, number, null);
            line("written " + number);
        } catch (StoreException e) {
            line(e.kind() + " " + e.getMessage());
        }
    }

    private static void run(String... command) throws Exception {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        line(command[0] + " " + code);
    }

    private static void limitFiles(String bytes) throws Exception {
        String pid = Long.toString(ProcessHandle.current().pid());
        run("prlimit", "--pid", pid, "--fsize=" + bytes + ":unlimited");
    }

    private static long rows(Schema schema) {
        return schema.readFirst("SELECT count(*) AS n FROM kill_rows", row -> row.number("n"))
                .orElseThrow();
    }

    static synchronized void line(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
