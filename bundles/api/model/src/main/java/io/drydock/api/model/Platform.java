package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/**
 * The machine an image runs on, in the spelling of the OCI image specification.
 *
 * @param architecture {@code GOARCH} value, such as {@code amd64}
 * @param os {@code GOOS} value, such as {@code linux}
 * @param osVersion Windows build number
 * @param osFeatures required features, such as {@code win32k}
 * @param variant variant of the CPU, such as {@code v8}
 */
public record Platform(
        @JsonProperty("architecture") String architecture,
        @JsonProperty("os") String os,
        @JsonProperty("os.version") @JsonInclude(JsonInclude.Include.NON_EMPTY) String osVersion,
        @JsonProperty("os.features") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<String> osFeatures,
        @JsonProperty("variant") @JsonInclude(JsonInclude.Include.NON_EMPTY) String variant) {

    public Platform {
        architecture = ZeroValue.text(architecture);
        os = ZeroValue.text(os);
        osVersion = ZeroValue.text(osVersion);
        osFeatures = ZeroValue.list(osFeatures);
        variant = ZeroValue.text(variant);
    }
}
