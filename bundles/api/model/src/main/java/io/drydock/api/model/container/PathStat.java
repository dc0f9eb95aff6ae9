package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A file of a container, sent in base64 in the header {@code X-Docker-Container-Path-Stat}.
 *
 * @param name last segment of the path
 * @param size bytes
 * @param mode permission and type bits as Go's {@code os.FileMode} numbers them, not as {@code
 *     stat(2)} does
 * @param mtime time of the last change, RFC 3339
 * @param linkTarget where a symbolic link leads, resolved within the container
 */
public record PathStat(
        @JsonProperty("name") String name,
        @JsonProperty("size") long size,
        @JsonProperty("mode") long mode,
        @JsonProperty("mtime") String mtime,
        @JsonProperty("linkTarget") String linkTarget) {

    public PathStat {
        name = ZeroValue.text(name);
        mtime = ZeroValue.text(mtime);
        linkTarget = ZeroValue.text(linkTarget);
    }
}
