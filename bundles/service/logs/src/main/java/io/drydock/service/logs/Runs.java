package io.drydock.service.logs;

import io.drydock.api.engine.log.LogSubject;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logs of all containers that have something to move. One watch on the directory of all spools
 * wakes the log of the container that wrote.
 */
final class Runs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Works works;
    private final Map<String, ContainerLog> logs = new ConcurrentHashMap<>();
    private final WatchService watch;
    private volatile boolean ready;

    Runs(Works works) {
        this.works = works;
        try {
            watch = FileSystems.getDefault().newWatchService();
            for (Path folder : List.of(works.places().spools(), works.places().claims())) {
                folder.register(
                        watch,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (works.claim().mine()) {
            restore();
        }
        Thread.ofPlatform().name("log-watch").daemon().start(this::watch);
    }

    /** Takes up what an earlier generation or engine noted. */
    private void restore() {
        logs.clear();
        for (Path file : works.places().allNotes()) {
            if (file.getFileName().toString().indexOf('.') < 0) {
                Documents.read(file, Note.class).ifPresent(this::restore);
            }
        }
        logs.values().forEach(ContainerLog::wake);
        ready = true;
    }

    private void restore(Note note) {
        logs.put(note.subject().id(), new ContainerLog(note, works, this::idle));
    }

    Path open(LogSubject subject, boolean cached) {
        called();
        ContainerLog log =
                logs.computeIfAbsent(
                        subject.id(),
                        id -> new ContainerLog(Note.none(subject, cached), works, this::idle));
        Path spool = log.begin(subject);
        logs.put(subject.id(), log);
        log.wake();
        return spool;
    }

    void finish(String id, boolean again) {
        called();
        ContainerLog log = logs.get(id);
        if (log != null) {
            log.end(again);
            try {
                log.sync();
            } catch (RuntimeException e) {
                // the exit is recorded whatever becomes of the log; the spool keeps it
                LOG.warn("log of container {}: {}", id, e.getMessage());
            }
            log.wake();
        }
    }

    /** False if there is nothing here; a driver may still keep something. */
    boolean remove(String id) {
        called();
        ContainerLog log = logs.get(id);
        if (log != null) {
            log.remove();
        }
        return log != null;
    }

    /** Forgets what belongs to no container any more, except what still goes to an end point. */
    void retain(Collection<String> known) {
        Set<String> ids = Set.copyOf(known);
        logs.forEach(
                (id, log) -> {
                    if (!ids.contains(id)) {
                        log.remove();
                    }
                });
        for (List<Path> files : List.of(works.places().allSpools(), works.places().allNotes())) {
            for (Path file : files) {
                String id = Places.owner(file);
                if (!ids.contains(id) && !logs.containsKey(id)) {
                    Places.delete(file);
                }
            }
        }
    }

    @Nullable ContainerLog find(String id) {
        called();
        return logs.get(id);
    }

    private void idle(ContainerLog idle) {
        logs.computeIfPresent(idle.id(), (id, log) -> log == idle && log.idle() ? null : log);
    }

    /** Whoever is called is the active generation. */
    private void called() {
        if (ready) {
            return;
        }
        synchronized (this) {
            if (!ready) {
                works.claim().claim();
                restore();
            }
        }
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = watch.take();
                boolean claims = works.places().claims().equals(key.watchable());
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (claims) {
                        look();
                    } else if (event.context() instanceof Path file) {
                        wake(Places.owner(file));
                    } else {
                        logs.values().forEach(ContainerLog::wake);
                    }
                }
                key.reset();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debug("the spools are no longer watched");
        }
    }

    private void look() {
        if (works.claim().lost()) {
            ready = false;
            logs.values().forEach(log -> works.executor().execute(log::release));
        }
    }

    private void wake(String id) {
        ContainerLog log = logs.get(id);
        if (log != null) {
            log.wake();
        }
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException e) {
            LOG.warn("closing the watch on the spools", e);
        }
        logs.values().forEach(ContainerLog::release);
    }
}
