package io.drydock.service.logs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Which generation of this bundle moves entries. During a swap two are there, and a swap may be
 * taken back; the one that is called is the active one and claims the work, the other one sees the
 * claim and lets go, container by container. Locks on parts of a file keep them from working on one
 * container at the same time; the process's end frees them whatever happens.
 */
final class Claim implements AutoCloseable {

    private final String token = UUID.randomUUID().toString();
    private final Path file;
    private final FileChannel locks;
    private final @Nullable FileLock first;
    private volatile boolean mine;

    Claim(Path folder) {
        file = folder.resolve("active");
        try {
            Files.createDirectories(folder);
            locks =
                    FileChannel.open(
                            folder.resolve("locks"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        first = region(0).orElse(null);
        if (first != null) {
            claim();
        }
    }

    boolean mine() {
        return mine;
    }

    /** This generation was called. */
    void claim() {
        Places.replace(file, token.getBytes(StandardCharsets.US_ASCII));
        mine = true;
    }

    /** Looks whether another generation has claimed the work; true if it is lost by this. */
    boolean lost() {
        try {
            if (mine && !Files.readString(file).equals(token)) {
                mine = false;
                return true;
            }
            return false;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The right to work on one thing; empty while another generation has it. */
    Optional<FileLock> lock(String thing) {
        CRC32C low = new CRC32C();
        low.update(thing.getBytes(StandardCharsets.UTF_8));
        long high = thing.hashCode() & 0x3fff_ffffL;
        return region(1 + (high << 32 | low.getValue()));
    }

    private Optional<FileLock> region(long at) {
        try {
            return Optional.ofNullable(locks.tryLock(at, 1, false));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mine = false;
        try {
            locks.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
