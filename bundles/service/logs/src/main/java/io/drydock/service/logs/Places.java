package io.drydock.service.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where this bundle keeps its files, below the data root: {@code spools/<id>.<run>} with a
 * monitor's raw output (one directory for all, so that one watch sees every container), and {@code
 * logs/<id>} with a note of what is open, {@code logs/<id>.<sink>} with how far a sink has come.
 */
final class Places {

    private final Path spools;
    private final Path notes;
    private final Path claims;

    Places(Path root) {
        spools = root.resolve("spools");
        notes = root.resolve("logs");
        claims = notes.resolve("claims");
        try {
            // output and environments are secrets
            for (Path folder : List.of(spools, notes, claims)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path spools() {
        return spools;
    }

    /** Where generations settle who works. */
    Path claims() {
        return claims;
    }

    Path spool(String id, long run) {
        return spools.resolve(id + "." + run);
    }

    Path note(String id) {
        return notes.resolve(id);
    }

    Path position(String id, String sink) {
        return notes.resolve(id + "." + sink);
    }

    /** The container a file of either directory belongs to. */
    static String owner(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    List<Path> allSpools() {
        return list(spools);
    }

    List<Path> allNotes() {
        return list(notes);
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of a file, none if it is not there. */
    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a file durable, and its name with it. */
    static void force(Path file) {
        try (FileChannel content = FileChannel.open(file);
                FileChannel names = FileChannel.open(file.resolveSibling("."))) {
            content.force(true);
            names.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a file as a whole: whoever reads it sees the old text or the new. */
    static void replace(Path file, byte[] text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.write(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
