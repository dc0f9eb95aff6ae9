package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * Where an image is from, as far as the engine itself has seen it; a tag changes nothing of it.
 *
 * @param pull repositories it was pulled from or pushed to
 */
public record ImageIdentity(
        @JsonProperty("Pull") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Pull> pull) {

    public ImageIdentity {
        pull = ZeroValue.list(pull);
    }

    /**
     * A place it was pulled from.
     *
     * @param repository canonical: {@code docker.io/library/busybox}
     */
    public record Pull(@JsonProperty("Repository") String repository) {

        public Pull {
            repository = ZeroValue.text(repository);
        }
    }
}
