package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * An OCI runtime that containers may ask for.
 *
 * @param status from API 1.44
 */
public record RuntimeInfo(
        @JsonProperty("path") @JsonInclude(JsonInclude.Include.NON_EMPTY) String path,
        @JsonProperty("runtimeArgs") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<String> runtimeArgs,
        @JsonProperty("runtimeType") @JsonInclude(JsonInclude.Include.NON_EMPTY) String runtimeType,
        @JsonProperty("options") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, Object> options,
        @JsonProperty("status") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, String> status) {

    public RuntimeInfo {
        path = ZeroValue.text(path);
        runtimeArgs = ZeroValue.list(runtimeArgs);
        runtimeType = ZeroValue.text(runtimeType);
        options = ZeroValue.map(options);
        status = ZeroValue.mapOrNull(status);
    }
}
