package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;

/**
 * What sets the rules of the host's firewall.
 *
 * @param driver such as {@code nftables}
 * @param info pairs of label and value
 */
public record FirewallInfo(
        @JsonProperty("Driver") String driver,
        @JsonProperty("Info") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<List<String>> info) {

    public FirewallInfo {
        driver = ZeroValue.text(driver);
        info = ZeroValue.list(info);
    }
}
