package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * Options of a tmpfs mount.
 *
 * @param sizeBytes limit in bytes, 0 for none
 * @param mode permission bits, 0 for the default 1777
 * @param options mount options, each {@code [key]} or {@code [key, value]}
 */
public record TmpfsOptions(
        @JsonProperty("SizeBytes") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long sizeBytes,
        @JsonProperty("Mode") @JsonInclude(JsonInclude.Include.NON_DEFAULT) int mode,
        @JsonProperty("Options") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<List<String>> options) {

    public TmpfsOptions {
        options = ZeroValue.list(options);
    }
}
