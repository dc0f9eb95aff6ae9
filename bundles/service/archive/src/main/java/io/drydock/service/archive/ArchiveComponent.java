package io.drydock.service.archive;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.archive.ContainerCommits;
import io.drydock.api.engine.archive.ContainerFiles;
import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.image.ContainerImages;
import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.engine.volume.VolumeMounts;
import io.drydock.api.model.container.PathStat;
import io.drydock.api.spi.linux.RootedDirectories;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Publishes the files of containers and what is made of them. */
@Component(service = {ContainerFiles.class, ContainerCommits.class})
@EngineModule(name = "archive")
public final class ArchiveComponent implements ContainerFiles, ContainerCommits {

    private final NativeThreads threads = new NativeThreads();
    private final ContainerFiles files;
    private final ContainerCommits commits;

    /** Called by Declarative Services. */
    @Activate
    public ArchiveComponent(
            @Reference(target = EngineModule.HANDLE) ContainerQueries containers,
            @Reference(target = EngineModule.HANDLE) ContainerLifecycle lifecycle,
            @Reference(target = EngineModule.HANDLE) RootFilesystems roots,
            @Reference(target = EngineModule.HANDLE) ContainerImages images,
            @Reference(target = EngineModule.HANDLE) VolumeMounts volumes,
            @Reference(target = EngineModule.HANDLE) Events events,
            @Reference RootedDirectories directories) {
        Announcer announcer = new Announcer(events);
        Trees trees = new Trees(roots, directories, new VolumeHolds(volumes));
        files =
                new FileService(
                        containers,
                        trees,
                        roots,
                        new TreeArchives(directories),
                        announcer,
                        threads);
        commits = new CommitService(containers, lifecycle, images, announcer);
    }

    @Deactivate
    void stop() {
        threads.close();
    }

    @Override
    public PathStat stat(String reference, String path) {
        return files.stat(reference, path);
    }

    @Override
    public void copyOut(
            String reference, String path, Consumer<PathStat> head, OutputStream archive) {
        files.copyOut(reference, path, head, archive);
    }

    @Override
    public void copyIn(String reference, String path, CopyRules rules, InputStream archive) {
        files.copyIn(reference, path, rules, archive);
    }

    @Override
    public void export(String reference, OutputStream archive) {
        files.export(reference, archive);
    }

    @Override
    public String commit(CommitRequest request) {
        return commits.commit(request);
    }
}
