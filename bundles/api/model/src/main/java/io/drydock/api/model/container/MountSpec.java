package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

/**
 * A mount as asked for in {@code HostConfig.Mounts}.
 *
 * <p>At most the options of the own type may be set; the container service checks that.
 *
 * @param type {@code bind}, {@code volume}, {@code tmpfs}, {@code image}, {@code cluster} or {@code
 *     npipe}
 * @param source host path, volume name or image reference; empty for an anonymous volume
 * @param target absolute path in the container
 * @param consistency accepted and without effect on Linux
 */
public record MountSpec(
        @JsonProperty("Type") @JsonInclude(JsonInclude.Include.NON_EMPTY) String type,
        @JsonProperty("Source") @JsonInclude(JsonInclude.Include.NON_EMPTY) String source,
        @JsonProperty("Target") @JsonInclude(JsonInclude.Include.NON_EMPTY) String target,
        @JsonProperty("ReadOnly") @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean readOnly,
        @JsonProperty("Consistency") @JsonInclude(JsonInclude.Include.NON_EMPTY) String consistency,
        @JsonProperty("BindOptions") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable BindOptions bindOptions,
        @JsonProperty("VolumeOptions") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable VolumeOptions volumeOptions,
        @JsonProperty("ImageOptions") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ImageOptions imageOptions,
        @JsonProperty("TmpfsOptions") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable TmpfsOptions tmpfsOptions) {

    public MountSpec {
        type = ZeroValue.text(type);
        source = ZeroValue.text(source);
        target = ZeroValue.text(target);
        consistency = ZeroValue.text(consistency);
    }
}
