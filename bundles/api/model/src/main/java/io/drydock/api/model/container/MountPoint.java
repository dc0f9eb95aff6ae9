package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A mount that a container has.
 *
 * @param type {@code bind}, {@code volume}, {@code tmpfs}, {@code image} or {@code cluster}
 * @param name name of the volume
 * @param source path on the host
 * @param destination path in the container
 * @param driver driver of the volume
 * @param mode options as given, such as {@code z} or {@code ro}
 */
public record MountPoint(
        @JsonProperty("Type") @JsonInclude(JsonInclude.Include.NON_EMPTY) String type,
        @JsonProperty("Name") @JsonInclude(JsonInclude.Include.NON_EMPTY) String name,
        @JsonProperty("Source") String source,
        @JsonProperty("Destination") String destination,
        @JsonProperty("Driver") @JsonInclude(JsonInclude.Include.NON_EMPTY) String driver,
        @JsonProperty("Mode") String mode,
        @JsonProperty("RW") boolean rw,
        @JsonProperty("Propagation") String propagation) {

    public MountPoint {
        type = ZeroValue.text(type);
        name = ZeroValue.text(name);
        source = ZeroValue.text(source);
        destination = ZeroValue.text(destination);
        driver = ZeroValue.text(driver);
        mode = ZeroValue.text(mode);
        propagation = ZeroValue.text(propagation);
    }
}
