package io.drydock.service.registry;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ProgressDetail;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.linux.ContentHashes.ContentHash;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A blob on its way into its file, for all who want it. It goes on from what the file has already,
 * whichever attempt, session or engine has put it there, and it may be read while it grows. When
 * the last one who wants it has left it ends, and the file stays for the next.
 */
final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final int STEP_SECONDS = 5;

    /** An attempt that brought so much counts as a success: the next one is the first again. */
    private static final long WORTH = 1 << 20;

    /** Readers are woken for so many bytes, or after a moment for what there is by then. */
    private static final long PORTION = 512 << 10;

    private static final long MOMENT_MILLIS = 50;

    private final Descriptor blob;
    private final Path file;
    private final TransferLimits limits;
    private final ContentHashes hashes;
    private final Map<DownloadWatcher, RegistrySession> watchers = new LinkedHashMap<>();
    private long received;
    private boolean whole;
    private boolean over;
    private @Nullable RuntimeException failure;
    private @Nullable RemoteBlob current;
    private @Nullable RegistrySession used;

    Download(Descriptor blob, Path file, TransferLimits limits, ContentHashes hashes) {
        this.blob = blob;
        this.file = file;
        this.limits = limits;
        this.hashes = hashes;
    }

    /** Returns false if it is over already. */
    synchronized boolean join(DownloadWatcher watcher, RegistrySession session) {
        if (over) {
            return false;
        }
        watchers.put(watcher, session);
        return true;
    }

    void leave(DownloadWatcher watcher) {
        RemoteBlob abandoned;
        synchronized (this) {
            watchers.remove(watcher);
            abandoned = watchers.isEmpty() && !over ? current : null;
            notifyAll();
        }
        close(abandoned);
    }

    /** Whether all is there and has the right digest. */
    synchronized boolean whole() {
        return whole;
    }

    synchronized Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits until it is over, for a while. */
    synchronized void await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!over && System.nanoTime() < end) {
            wait(100);
        }
    }

    /** Reads from the beginning, waiting for what has not come yet. */
    InputStream open() throws IOException {
        return new GrowingStream(this, file);
    }

    /**
     * Waits for bytes behind a place.
     *
     * @return how many there are from the beginning; just {@code at} when there will be no more
     */
    synchronized long awaitBeyond(long at) throws IOException, InterruptedException {
        while (received <= at && !over) {
            wait(MOMENT_MILLIS);
        }
        if (received <= at && failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return received;
    }

    /** Does it; on a thread of its own. */
    void run() {
        try {
            attempts();
            end(null);
        } catch (RuntimeException e) {
            LOG.debug("download of {}: {}", blob.digest(), e.getMessage());
            end(e);
        }
    }

    private void attempts() {
        int failed = 0;
        while (true) {
            long before = received;
            try (ContentHash digest = hashes.sha256()) {
                new DownloadAttempt(this, blob, file, digest).run(received);
                return;
            } catch (RegistryException e) {
                if (left()) {
                    // Whose session it was has gone: the others' is as good at once.
                    continue;
                }
                boolean gone = abandoned();
                failed = received - before >= WORTH ? 1 : failed + 1;
                if (gone || !e.temporary() || failed >= limits.attempts()) {
                    throw gone ? Transfer.canceled() : e;
                }
                LOG.info("{}: {}; trying again", blob.digest(), e.getMessage());
                pause(failed, e);
            }
        }
    }

    private void pause(int failed, RegistryException e) {
        Duration wanted = e.retryAfter().orElse(Duration.ofSeconds((long) failed * STEP_SECONDS));
        if (wanted.compareTo(Patience.LONGEST) > 0) {
            throw e;
        }
        for (long left = Math.max(1, wanted.toSeconds()); left > 0 && !abandoned(); left--) {
            tell("Retrying in " + left + (left == 1 ? " second" : " seconds"));
            synchronized (this) {
                try {
                    wait(1000);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw Transfer.canceled();
                }
            }
        }
    }

    /** Whether the session in use is that of one who does not wait any more, unlike others. */
    private synchronized boolean left() {
        return !watchers.isEmpty() && !watchers.containsValue(used);
    }

    private synchronized boolean abandoned() {
        return watchers.isEmpty();
    }

    private synchronized void end(@Nullable RuntimeException e) {
        over = true;
        whole = e == null;
        failure = e;
        notifyAll();
    }

    // ---- for the attempt under way

    /** The session of the first who still waits. */
    synchronized RegistrySession session() {
        RegistrySession first =
                watchers.values().stream().findFirst().orElseThrow(Transfer::canceled);
        used = first;
        return first;
    }

    /** What is to be broken off when nobody waits any more. */
    void reading(@Nullable RemoteBlob from) {
        boolean gone;
        synchronized (this) {
            current = from;
            gone = watchers.isEmpty();
        }
        if (gone) {
            close(from);
        }
    }

    synchronized void received(long bytes) {
        boolean portion = bytes / PORTION != received / PORTION;
        received = bytes;
        if (portion) {
            notifyAll();
        }
    }

    void tell(String status) {
        listeners().forEach(one -> one.status(status));
    }

    ProgressMeter meter() {
        return new ProgressMeter(blob.size(), this::bytes);
    }

    private void bytes(ProgressDetail detail) {
        listeners().forEach(one -> one.bytes(detail));
    }

    private synchronized List<DownloadWatcher> listeners() {
        return List.copyOf(watchers.keySet());
    }

    private static void close(@Nullable RemoteBlob blob) {
        if (blob != null) {
            try {
                blob.close();
            } catch (IOException e) {
                LOG.debug("breaking off: {}", e.getMessage());
            }
        }
    }

    FileChannel openFile() throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
