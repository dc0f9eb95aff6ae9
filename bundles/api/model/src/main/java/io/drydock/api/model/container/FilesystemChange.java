package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A path that differs from the image of its container.
 *
 * @param kind 0 modified, 1 added, 2 deleted
 */
public record FilesystemChange(@JsonProperty("Kind") int kind, @JsonProperty("Path") String path) {

    /** The content or the attributes differ. */
    public static final int MODIFIED = 0;

    /** The image does not have the path. */
    public static final int ADDED = 1;

    /** The container no longer has the path. */
    public static final int DELETED = 2;

    public FilesystemChange {
        path = ZeroValue.text(path);
    }
}
