package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * Options of a bind mount.
 *
 * @param propagation {@code [r]private}, {@code [r]shared} or {@code [r]slave}
 * @param nonRecursive leave submounts out
 * @param createMountpoint make a missing source directory
 * @param readOnlyNonRecursive only the top mount becomes read-only
 * @param readOnlyForceRecursive fail where submounts cannot become read-only
 */
public record BindOptions(
        @JsonProperty("Propagation") @JsonInclude(JsonInclude.Include.NON_EMPTY) String propagation,
        @JsonProperty("NonRecursive") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean nonRecursive,
        @JsonProperty("CreateMountpoint") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean createMountpoint,
        @JsonProperty("ReadOnlyNonRecursive") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean readOnlyNonRecursive,
        @JsonProperty("ReadOnlyForceRecursive") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean readOnlyForceRecursive) {

    public BindOptions {
        propagation = ZeroValue.text(propagation);
    }
}
