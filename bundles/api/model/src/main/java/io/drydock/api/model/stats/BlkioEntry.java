package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One figure of one block device.
 *
 * @param major number of the device
 * @param minor number of the device
 * @param operation {@code Read}, {@code Write}...; in lower case from cgroup v2
 * @param value bytes, operations or time
 */
public record BlkioEntry(
        @JsonProperty("major") long major,
        @JsonProperty("minor") long minor,
        @JsonProperty("op") String operation,
        @JsonProperty("value") long value) {}
