package io.drydock.service.image;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Blobs as registries have them, by digest: {@code content/blobs} has whole ones, {@code
 * content/partial} those on their way. A blob is kept as long as {@link BlobTable} knows it.
 */
final class Contents {

    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);

    /** A download that is under way writes all the time. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path blobs;
    private final Path partial;
    private final BlobTable table;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    Contents(Path dataRoot, BlobTable table) {
        this.blobs = dataRoot.resolve("content/blobs/sha256");
        this.partial = dataRoot.resolve("content/partial/sha256");
        this.table = table;
    }

    Path partial(String digest) throws IOException {
        Files.createDirectories(partial);
        return partial.resolve(hex(digest));
    }

    Optional<Path> whole(String digest) {
        return Optional.of(blobs.resolve(hex(digest))).filter(Files::exists);
    }

    /**
     * Takes whole blobs over from their partial files. They stay until {@link #release}, and then
     * if the table knows them.
     */
    void adopt(List<String> digests) throws IOException {
        held.addAll(digests);
        Files.createDirectories(blobs);
        for (String digest : digests) {
            try {
                Files.move(
                        partial(digest),
                        blobs.resolve(hex(digest)),
                        StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                LOG.debug("blob {} is not there to be kept", digest);
            }
        }
    }

    /** A file for a blob that comes by another way than a download; forgotten ones go in time. */
    Path fresh(String name) throws IOException {
        Files.createDirectories(partial);
        return partial.resolve(name);
    }

    /** Takes a whole blob over from a file; it stays as with {@link #adopt(List)}. */
    void adopt(String digest, Path file) throws IOException {
        held.add(digest);
        Files.createDirectories(blobs);
        Files.move(file, blobs.resolve(hex(digest)), StandardCopyOption.ATOMIC_MOVE);
    }

    void release(List<String> digests) {
        digests.forEach(held::remove);
    }

    /**
     * Deletes what nobody knows. The order matters: a blob that is taken over meanwhile is either
     * not in the list of files, or held, or known.
     */
    void sweep() {
        List<Path> files = files(blobs);
        Set<String> inUse = Set.copyOf(held);
        Set<String> known = table.collect();
        for (Path file : files) {
            String digest = Digests.PREFIX + file.getFileName();
            if (!inUse.contains(digest) && !known.contains(digest)) {
                delete(file);
            }
        }
        Instant limit = Instant.now().minus(ABANDONED);
        files(partial).stream()
                .filter(file -> modified(file).isBefore(limit))
                .forEach(Contents::delete);
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("deleting {}: {}", file, e.getMessage());
        }
    }

    private static String hex(String digest) {
        if (!digest.matches("sha256:[a-f0-9]{64}")) {
            throw io.drydock.api.model.error.EngineException.invalid("invalid digest: " + digest);
        }
        return digest.substring(Digests.PREFIX.length());
    }
}
