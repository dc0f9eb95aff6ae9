package io.drydock.kernel.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** The swap manager's memory: one JSON line a record, on the disk before its effect. */
final class Journal implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final ReentrantLock appending = new ReentrantLock();

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Journal open(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.APPEND);
            endTornLine(file, channel);
            DurableFiles.syncParent(file);
            return new Journal(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the journal " + file, e);
        }
    }

    private static void endTornLine(Path file, FileChannel channel) throws IOException {
        String text = Files.readString(file);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            DurableFiles.writeAll(channel, "\n");
        }
    }

    /** Appends records in their order; they are on the disk when this returns. */
    void append(JournalEntry... entries) {
        StringBuilder lines = new StringBuilder();
        for (JournalEntry entry : entries) {
            lines.append(JsonLines.write(entry.fields())).append('\n');
        }
        appending.lock();
        try {
            DurableFiles.writeAll(channel, lines.toString());
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal " + file, e);
        } finally {
            appending.unlock();
        }
    }

    /** All whole records in their order; a torn last line is what a crash leaves, and no record. */
    List<JournalEntry> entries() {
        List<JournalEntry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                for (Map<String, String> fields : whole(line)) {
                    entries.add(JournalEntry.of(fields));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal " + file, e);
        }
        return entries;
    }

    private static List<Map<String, String>> whole(String line) {
        try {
            return JsonLines.read(line);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Forgets everything; what it decided must be on the disk elsewhere. */
    void clear() {
        try {
            channel.truncate(0);
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the journal " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
