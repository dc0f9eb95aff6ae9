package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Options of a volume mount.
 *
 * @param noCopy do not fill an empty volume from the image
 * @param labels labels of the volume when it is made
 * @param subpath path within the volume, relative, without escapes
 */
public record VolumeOptions(
        @JsonProperty("NoCopy") @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean noCopy,
        @JsonProperty("Labels") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> labels,
        @JsonProperty("Subpath") @JsonInclude(JsonInclude.Include.NON_EMPTY) String subpath,
        @JsonProperty("DriverConfig") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable VolumeDriverConfig driverConfig) {

    public VolumeOptions {
        labels = ZeroValue.map(labels);
        subpath = ZeroValue.text(subpath);
    }
}
