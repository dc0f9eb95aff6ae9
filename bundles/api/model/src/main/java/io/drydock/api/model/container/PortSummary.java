package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A port in the container list.
 *
 * @param ip host address of a published port
 * @param publicPort host port, 0 when not published
 * @param type {@code tcp}, {@code udp} or {@code sctp}
 */
public record PortSummary(
        @JsonProperty("IP") @JsonInclude(JsonInclude.Include.NON_EMPTY) String ip,
        @JsonProperty("PrivatePort") int privatePort,
        @JsonProperty("PublicPort") @JsonInclude(JsonInclude.Include.NON_DEFAULT) int publicPort,
        @JsonProperty("Type") String type) {

    public PortSummary {
        ip = ZeroValue.text(ip);
        type = ZeroValue.text(type);
    }
}
