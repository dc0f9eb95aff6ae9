package io.drydock.service.registry;

import io.drydock.api.model.Descriptor;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.registry.RegistrySession;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One download for each blob, however many pulls want it. */
final class Downloads {

    private final TransferLimits limits;
    private final ContentHashes hashes;
    private final Slots slots;
    private final Map<String, Download> running = new ConcurrentHashMap<>();

    Downloads(TransferLimits limits, ContentHashes hashes) {
        this.limits = limits;
        this.hashes = hashes;
        this.slots = new Slots("drydock-download", limits::downloads);
    }

    /** Joins the download of a blob, or begins it. */
    Download join(
            Descriptor blob,
            Supplier<Path> file,
            DownloadWatcher watcher,
            RegistrySession session) {
        while (true) {
            Download there = running.get(blob.digest());
            if (there != null && there.join(watcher, session)) {
                return there;
            }
            Download mine = new Download(blob, file.get(), limits, hashes);
            mine.join(watcher, session);
            boolean first =
                    there == null
                            ? running.putIfAbsent(blob.digest(), mine) == null
                            : running.replace(blob.digest(), there, mine);
            if (first) {
                begin(blob, mine, watcher);
                return mine;
            }
        }
    }

    private void begin(Descriptor blob, Download download, DownloadWatcher watcher) {
        boolean atOnce =
                slots.run(
                        () -> {
                            try {
                                download.run();
                            } finally {
                                running.remove(blob.digest(), download);
                            }
                        });
        if (!atOnce) {
            watcher.status("Waiting");
        }
    }
}
