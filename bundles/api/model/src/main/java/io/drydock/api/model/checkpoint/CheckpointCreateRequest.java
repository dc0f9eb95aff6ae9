package io.drydock.api.model.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/**
 * A wish for a checkpoint.
 *
 * @param id its name, unique for the container
 * @param directory absolute path of a directory of the user's to keep it in; empty for the engine's
 * @param exit the container ends with it; otherwise it goes on
 */
public record CheckpointCreateRequest(
        @JsonProperty("CheckpointID") String id,
        @JsonProperty("CheckpointDir") String directory,
        @JsonProperty("Exit") boolean exit) {

    // clients leave out what is empty
    @SuppressWarnings("ConstantValue")
    public CheckpointCreateRequest(@Nullable String id, @Nullable String directory, boolean exit) {
        this.id = id == null ? "" : id;
        this.directory = directory == null ? "" : directory;
        this.exit = exit;
    }
}
