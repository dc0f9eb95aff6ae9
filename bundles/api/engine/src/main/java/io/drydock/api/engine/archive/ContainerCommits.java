package io.drydock.api.engine.archive;

import io.drydock.api.model.container.ContainerConfig;

import java.util.List;

/** Images made from containers. */
public interface ContainerCommits {

    /**
     * Makes an image of the container's changes on top of its own image.
     *
     * @return the image's id, {@code sha256:...}
     * @throws io.drydock.api.model.error.EngineException INVALID for a change that cannot be
     *     applied; nothing is made then
     */
    String commit(CommitRequest request);

    /**
     * What to make.
     *
     * @param container reference of the container
     * @param repository name to give, may be empty
     * @param tag to give, empty for {@code latest}
     * @param comment of the history entry, may be empty
     * @param author of the history entry, may be empty
     * @param pause freeze a running container meanwhile
     * @param changes Dockerfile instructions: {@code CMD ["sh"]}
     * @param config configuration the image shall have, {@link ContainerConfig#EMPTY} for that of
     *     the container
     */
    record CommitRequest(
            String container,
            String repository,
            String tag,
            String comment,
            String author,
            boolean pause,
            List<String> changes,
            ContainerConfig config) {

        public CommitRequest {
            changes = List.copyOf(changes);
        }
    }
}
