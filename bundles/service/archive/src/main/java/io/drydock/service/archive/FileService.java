package io.drydock.service.archive;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.archive.ContainerFiles;
import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.PathStat;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.archive.TreeArchives.Selection;
import io.drydock.service.tar.Placement;
import io.drydock.service.tar.Placement.Owner;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Copies into and out of containers, and exports them. */
class FileService implements ContainerFiles {

    private final ContainerQueries containers;
    private final Trees trees;
    private final RootFilesystems roots;
    private final TreeArchives archives;
    private final Announcer announcer;
    private final NativeThreads threads;

    FileService(
            ContainerQueries containers,
            Trees trees,
            RootFilesystems roots,
            TreeArchives archives,
            Announcer announcer,
            NativeThreads threads) {
        this.containers = containers;
        this.trees = trees;
        this.roots = roots;
        this.archives = archives;
        this.announcer = announcer;
        this.threads = threads;
    }

    @Override
    public PathStat stat(String reference, String path) {
        ContainerInspect container = find(reference);
        Ask ask = ask(path);
        return inside(container, (tree, foreign) -> Place.find(tree, ask, reference).model(tree));
    }

    @Override
    public void copyOut(
            String reference, String path, Consumer<PathStat> head, OutputStream archive) {
        ContainerInspect container = find(reference);
        Ask ask = ask(path);
        inside(
                container,
                (tree, foreign) -> {
                    Place place = Place.find(tree, ask, reference);
                    head.accept(place.model(tree));
                    announcer.publish(container, "archive-path", Map.of());
                    archives.write(
                            tree.path(), new Selection(place.path(), ask.name(), foreign), archive);
                    return true;
                });
    }

    @Override
    public void copyIn(String reference, String path, CopyRules rules, InputStream archive) {
        ContainerInspect container = find(reference);
        Ask ask = ask(path);
        inside(
                container,
                (tree, foreign) -> {
                    String directory = directory(tree, ask, reference);
                    new Attached(container, tree).requireWritable(directory);
                    @Nullable Owner owner =
                            rules.asContainerUser()
                                    ? new Users(tree).owner(container.config().user())
                                    : null;
                    archives.unpack(
                            tree.path(),
                            new Placement(directory, rules.keepKinds(), owner),
                            archive);
                    return true;
                });
        announcer.publish(container, "extract-to-dir", Map.of());
    }

    @Override
    public void export(String reference, OutputStream archive) {
        ContainerInspect container = find(reference);
        switch (container.state().status()) {
            case "dead" ->
                    throw conflict(
                            "You cannot export container %s which is Dead"
                                    .formatted(container.id()));
            case "removing" ->
                    throw conflict(
                            "You cannot export container %s which is being removed"
                                    .formatted(container.id()));
            default -> {
                // Running or not makes no difference.
            }
        }
        threads.call(
                () ->
                        roots.using(
                                container.id(),
                                root -> {
                                    announcer.publish(container, "export", Map.of());
                                    archives.write(root, new Selection("", "", Set.of()), archive);
                                    return true;
                                }));
    }

    private <T> T inside(ContainerInspect container, Trees.Work<T> work) {
        return threads.call(() -> trees.with(container, work));
    }

    private ContainerInspect find(String reference) {
        return containers.inspect(ApiVersion.MAX, reference, false);
    }

    private static Ask ask(String path) {
        if (path.isEmpty()) {
            throw invalid("bad parameter: path cannot be empty");
        }
        return Ask.of(path);
    }

    /** Where an archive goes: links are followed to their end. */
    private static String directory(RootedDirectory tree, Ask ask, String container) {
        String path = Links.follow(tree, ask.absolute());
        FileStat stat = tree.stat(path).orElseThrow(() -> Place.missing(ask, container));
        if (stat.kind() != FileKind.DIRECTORY) {
            throw invalid("extraction point is not a directory");
        }
        return path;
    }
}
