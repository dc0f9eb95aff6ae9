package io.drydock.service.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One mover at a time: two generations of this service may be there at once, and what a process has
 * locked is free when it is gone.
 */
final class MoverLock {

    private static final long LOOK_MILLIS = 200;

    private final Path file;

    MoverLock(Path file) {
        this.file = file;
    }

    /** Until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Waits as long as another one moves, which may be long, and {@code wanted} does not throw. */
    Held acquire(Runnable wanted) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (!locked(channel)) {
                wanted.run();
                Thread.sleep(LOOK_MILLIS);
            }
            return channel::close;
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
