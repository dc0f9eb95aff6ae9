package io.drydock.service.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where containers keep their files.
 *
 * <p>Durable below the data root: {@code containers/<id>} with the log and the files mounted into
 * the container. Volatile below the exec root: the runtime's bundle.
 */
final class Directories {

    private final Path data;
    private final Path exec;

    Directories(Settings settings) {
        data = Path.of(settings.data$_$root());
        exec = Path.of(settings.exec$_$root());
        create(data.resolve("containers"));
        create(exec.resolve("tasks"));
        create(exec.resolve("execs"));
        create(probes());
    }

    Path container(String id) {
        return data.resolve("containers").resolve(id);
    }

    Path bundle(String id) {
        return exec.resolve("tasks").resolve(id);
    }

    /** Mounts the engine makes beside containers; nothing below it is ever deleted as a tree. */
    Path mounts() {
        return exec.resolve("mounts");
    }

    /** The user namespace of a container that is being started. */
    Path userNamespace(String id) {
        return exec.resolve("users").resolve(id);
    }

    Path exec(String execId) {
        return exec.resolve("execs").resolve(execId);
    }

    /** One directory for each probe of a health check that runs. */
    Path probes() {
        return exec.resolve("probes");
    }

    /** One of the container's own checkpoints, a folder each. */
    Path checkpoints(String id) {
        return container(id).resolve("checkpoints");
    }

    /** That a container is being removed with its volumes: there until its files go. */
    Path removal(String id) {
        return container(id).resolve("removing-with-volumes");
    }

    Path file(String id, String name) {
        return container(id).resolve(name);
    }

    /** Ids of all containers that have files here. */
    List<String> known() {
        return Stream.of(data.resolve("containers"), exec.resolve("tasks"))
                .flatMap(directory -> list(directory).stream())
                .map(path -> path.getFileName().toString())
                .distinct()
                .toList();
    }

    static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String id) {
        delete(container(id));
        delete(bundle(id));
    }

    static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a tree of our own making; links are deleted, not followed. */
    static void delete(Path tree) {
        try {
            if (Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(tree, new Deletion());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
