package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drydock.api.model.ZeroValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The warnings of an update. */
public record ContainerUpdateResponse(@JsonProperty("Warnings") @Nullable List<String> warnings) {

    public ContainerUpdateResponse {
        warnings = ZeroValue.listOrNull(warnings);
    }
}
