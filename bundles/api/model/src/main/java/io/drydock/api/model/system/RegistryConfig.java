package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * How registries are reached.
 *
 * @param nondistributableCidrs legacy, below API 1.48: an empty list
 * @param nondistributableHosts legacy, below API 1.48: an empty list
 */
public record RegistryConfig(
        @JsonProperty("AllowNondistributableArtifactsCIDRs")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<String> nondistributableCidrs,
        @JsonProperty("AllowNondistributableArtifactsHostnames")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<String> nondistributableHosts,
        @JsonProperty("InsecureRegistryCIDRs") List<String> insecureRegistryCidrs,
        @JsonProperty("IndexConfigs") Map<String, IndexInfo> indexConfigs,
        @JsonProperty("Mirrors") List<String> mirrors) {

    public RegistryConfig {
        nondistributableCidrs = ZeroValue.listOrNull(nondistributableCidrs);
        nondistributableHosts = ZeroValue.listOrNull(nondistributableHosts);
        insecureRegistryCidrs = ZeroValue.list(insecureRegistryCidrs);
        indexConfigs = ZeroValue.map(indexConfigs);
        mirrors = ZeroValue.list(mirrors);
    }
}
