package io.drydock.service.checkpoint;

import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of checkpoints, a folder each. One is written in a folder with a leading dot and gets
 * its name when it is complete, so a crash leaves nothing that looks like a checkpoint.
 */
final class Shelf {

    private static final String UNFINISHED = ".unfinished-";
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final Path directory;

    Shelf(Path directory) {
        this.directory = directory;
    }

    boolean has(String name) {
        return Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Names in order; those of a directory that is not there are none. */
    List<String> names() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed("list", directory, e);
        }
    }

    /** Opens a folder for one in the making. */
    Making make() {
        try {
            Files.createDirectories(directory);
            sweep();
            return new Making(
                    Files.createTempDirectory(
                            directory,
                            UNFINISHED,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))));
        } catch (IOException e) {
            throw failed("make a folder in", directory, e);
        }
    }

    /** What a crash left: no runtime is given so long to write a checkpoint. */
    private void sweep() throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path left : entries.toList()) {
                if (left.getFileName().toString().startsWith(UNFINISHED)
                        && Files.getLastModifiedTime(left).toInstant().isBefore(old)) {
                    deleteTree(left);
                }
            }
        }
    }

    void delete(String name) {
        deleteTree(directory.resolve(name));
    }

    private static void deleteTree(Path tree) {
        try {
            Files.walkFileTree(tree, new Deletion());
        } catch (IOException e) {
            throw failed("delete", tree, e);
        }
    }

    private static EngineException failed(String what, Path path, IOException e) {
        return EngineException.system("%s %s: %s".formatted(what, path, e.getMessage()), e);
    }

    /** A checkpoint in the making; closing it before {@link #keep} deletes it. */
    final class Making implements AutoCloseable {

        private final Path folder;

        private Making(Path folder) {
            this.folder = folder;
        }

        Path directory() {
            return folder;
        }

        void keep(String name) {
            Path place = directory.resolve(name);
            try {
                Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (has(name)) {
                    throw EngineException.conflict(
                            "checkpoint with name %s already exists".formatted(name));
                }
                throw failed("keep", place, e);
            }
        }

        @Override
        public void close() {
            if (Files.exists(folder)) {
                deleteTree(folder);
            }
        }
    }

    /** Deletes a tree; links are deleted, not followed. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
