package io.drydock.service.archive;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.engine.archive.ContainerCommits;
import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.image.ContainerImages;
import io.drydock.api.engine.image.ContainerImages.Made;
import io.drydock.api.engine.image.ContainerImages.Recipe;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.image.ImageRuntimeConfig;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Makes images of containers. */
class CommitService implements ContainerCommits {

    private final ContainerQueries containers;
    private final ContainerLifecycle lifecycle;
    private final ContainerImages images;
    private final Announcer announcer;

    CommitService(
            ContainerQueries containers,
            ContainerLifecycle lifecycle,
            ContainerImages images,
            Announcer announcer) {
        this.containers = containers;
        this.lifecycle = lifecycle;
        this.images = images;
        this.announcer = announcer;
    }

    @Override
    public String commit(CommitRequest request) {
        ContainerInspect container = containers.inspect(ApiVersion.MAX, request.container(), false);
        requirePresent(container);
        if (!request.pause() || !container.state().status().equals("running")) {
            return make(container, request);
        }
        lifecycle.pause(container.id());
        try {
            return make(container, request);
        } finally {
            lifecycle.unpause(container.id());
        }
    }

    private static void requirePresent(ContainerInspect container) {
        switch (container.state().status()) {
            case "dead" ->
                    throw conflict(
                            "You cannot commit container %s which is Dead"
                                    .formatted(container.id()));
            case "removing" ->
                    throw conflict(
                            "You cannot commit container %s which is being removed"
                                    .formatted(container.id()));
            default -> {
                // Running or not makes no difference.
            }
        }
    }

    private String make(ContainerInspect container, CommitRequest request) {
        ImageRuntimeConfig own = config(container.config());
        boolean given = !request.config().equals(ContainerConfig.EMPTY);
        List<String> command = container.config().cmd();
        Made made =
                images.make(
                        new Recipe(
                                container.id(),
                                container.image(),
                                given ? config(request.config()) : own,
                                request.changes(),
                                own,
                                command == null ? "" : String.join(" ", command),
                                request.author(),
                                request.comment(),
                                request.repository(),
                                request.tag()));
        announcer.publish(
                container,
                "commit",
                Map.of(
                        "comment",
                        request.comment(),
                        "imageID",
                        made.id(),
                        "imageRef",
                        made.name()));
        return made.id();
    }

    /** What an image keeps of a container's configuration. */
    private static ImageRuntimeConfig config(ContainerConfig config) {
        return ImageRuntimeConfig.of(
                draft -> {
                    draft.user = config.user();
                    draft.exposedPorts = config.exposedPorts();
                    draft.env = orNone(config.env());
                    draft.entrypoint = config.entrypoint();
                    draft.cmd = config.cmd();
                    draft.volumes = orNone(config.volumes());
                    draft.workingDir = config.workingDir();
                    draft.labels = orNone(config.labels());
                    draft.stopSignal = config.stopSignal();
                    draft.argsEscaped = config.argsEscaped();
                    draft.healthcheck = config.healthcheck();
                    draft.onBuild = orNone(config.onBuild());
                    draft.shell = config.shell();
                });
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
