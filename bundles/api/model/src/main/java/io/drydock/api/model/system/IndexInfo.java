package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * One registry.
 *
 * @param secure TLS with a checked certificate
 * @param official Docker Hub
 */
public record IndexInfo(
        @JsonProperty("Name") String name,
        @JsonProperty("Mirrors") List<String> mirrors,
        @JsonProperty("Secure") boolean secure,
        @JsonProperty("Official") boolean official) {

    public IndexInfo {
        name = ZeroValue.text(name);
        mirrors = ZeroValue.list(mirrors);
    }
}
