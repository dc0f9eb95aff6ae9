package io.drydock.service.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** The name an engine keeps for life: a UUID in {@code <data-root>/engine-id}. */
final class EngineId {
    private EngineId() {}

    static String of(Path dataRoot) {
        Path file = dataRoot.resolve("engine-id");
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (!kept.isEmpty()) {
                    return kept;
                }
            }
            return make(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    private static String make(Path file) throws IOException {
        String id = UUID.randomUUID().toString();
        Files.createDirectories(file.getParent());
        Path draft = Files.writeString(file.resolveSibling("engine-id.new"), id + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return id;
    }
}
