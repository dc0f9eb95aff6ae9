package io.drydock.service.logs;

import io.drydock.api.model.stream.CursorPage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The newest pages of logs that are followed. Many followers of one log want the same page at the
 * same time: one reads it, the others take it. A log only grows, so a page stays true.
 */
final class Pages {

    private static final int KEPT = 16;

    private final Map<Key, CompletableFuture<CursorPage>> pages =
            new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Key, CompletableFuture<CursorPage>> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * @param arguments of the reader
     * @param seen how often the log had moved when the reader looked: nobody is given what was read
     *     before that
     */
    record Key(Map<String, String> arguments, String cursor, long seen) {}

    CursorPage get(Key key, Supplier<CursorPage> read) {
        CompletableFuture<CursorPage> mine = new CompletableFuture<>();
        CompletableFuture<CursorPage> there;
        synchronized (pages) {
            there = pages.putIfAbsent(key, mine);
        }
        if (there != null) {
            return join(there);
        }
        try {
            CursorPage page = read.get();
            mine.complete(page);
            return page;
        } catch (RuntimeException e) {
            synchronized (pages) {
                pages.remove(key, mine);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static CursorPage join(CompletableFuture<CursorPage> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
