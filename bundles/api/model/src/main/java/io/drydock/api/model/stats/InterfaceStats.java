package io.drydock.api.model.stats;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Counters of one network interface, as the container sees it. */
public record InterfaceStats(
        @JsonProperty("rx_bytes") long receivedBytes,
        @JsonProperty("rx_packets") long receivedPackets,
        @JsonProperty("rx_errors") long receiveErrors,
        @JsonProperty("rx_dropped") long receiveDrops,
        @JsonProperty("tx_bytes") long sentBytes,
        @JsonProperty("tx_packets") long sentPackets,
        @JsonProperty("tx_errors") long sendErrors,
        @JsonProperty("tx_dropped") long sendDrops) {}
