package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A device of the host made visible in a container.
 *
 * @param cgroupPermissions letters of {@code rwm}
 */
public record DeviceMapping(
        @JsonProperty("PathOnHost") String pathOnHost,
        @JsonProperty("PathInContainer") String pathInContainer,
        @JsonProperty("CgroupPermissions") String cgroupPermissions) {

    public DeviceMapping {
        pathOnHost = ZeroValue.text(pathOnHost);
        pathInContainer = ZeroValue.text(pathInContainer);
        cgroupPermissions = ZeroValue.text(cgroupPermissions);
    }
}
