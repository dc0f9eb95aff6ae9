package io.drydock.api.model.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One of a container's checkpoints.
 *
 * @param name unique for the container
 */
public record CheckpointSummary(@JsonProperty("Name") String name) {}
