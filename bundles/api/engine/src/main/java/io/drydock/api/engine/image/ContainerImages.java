package io.drydock.api.engine.image;

import io.drydock.api.model.image.ImageRuntimeConfig;

import java.util.List;

/** Images made of a container's writable layer, for those who know the container. */
public interface ContainerImages {

    /**
     * Makes an image: the layers of the container's image and one with its changes, if there are
     * any.
     *
     * @return its id and name
     * @throws io.drydock.api.model.error.EngineException INVALID for a bad name or change
     */
    Made make(Recipe recipe);

    /**
     * What the image shall be.
     *
     * @param containerId full id
     * @param imageId the container's image, empty for none
     * @param config what the changes are applied to
     * @param changes Dockerfile instructions
     * @param inherited fills what the result leaves open, as an image does for a container
     * @param createdBy of the history entry
     * @param author may be empty
     * @param comment may be empty
     * @param repository name to give, may be empty
     * @param tag to give, empty for {@code latest}
     */
    record Recipe(
            String containerId,
            String imageId,
            ImageRuntimeConfig config,
            List<String> changes,
            ImageRuntimeConfig inherited,
            String createdBy,
            String author,
            String comment,
            String repository,
            String tag) {

        public Recipe {
            changes = List.copyOf(changes);
        }
    }

    /** The image's id and familiar name, empty without one. */
    record Made(String id, String name) {}
}
