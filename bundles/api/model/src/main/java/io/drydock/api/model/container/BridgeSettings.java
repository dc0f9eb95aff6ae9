package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * Legacy copy of the connection to the default bridge, shown to clients below API 1.52.
 *
 * @param secondaryIpAddresses always null
 * @param secondaryIpv6Addresses always null
 */
public record BridgeSettings(
        @JsonProperty("Bridge") String bridge,
        @JsonProperty("HairpinMode") boolean hairpinMode,
        @JsonProperty("LinkLocalIPv6Address") String linkLocalIpv6Address,
        @JsonProperty("LinkLocalIPv6PrefixLen") int linkLocalIpv6PrefixLen,
        @JsonProperty("SecondaryIPAddresses") @Nullable List<String> secondaryIpAddresses,
        @JsonProperty("SecondaryIPv6Addresses") @Nullable List<String> secondaryIpv6Addresses,
        @JsonProperty("EndpointID") String endpointId,
        @JsonProperty("Gateway") String gateway,
        @JsonProperty("GlobalIPv6Address") String globalIpv6Address,
        @JsonProperty("GlobalIPv6PrefixLen") int globalIpv6PrefixLen,
        @JsonProperty("IPAddress") String ipAddress,
        @JsonProperty("IPPrefixLen") int ipPrefixLen,
        @JsonProperty("IPv6Gateway") String ipv6Gateway,
        @JsonProperty("MacAddress") String macAddress) {

    public BridgeSettings {
        bridge = ZeroValue.text(bridge);
        linkLocalIpv6Address = ZeroValue.text(linkLocalIpv6Address);
        secondaryIpAddresses = ZeroValue.listOrNull(secondaryIpAddresses);
        secondaryIpv6Addresses = ZeroValue.listOrNull(secondaryIpv6Addresses);
        endpointId = ZeroValue.text(endpointId);
        gateway = ZeroValue.text(gateway);
        globalIpv6Address = ZeroValue.text(globalIpv6Address);
        ipAddress = ZeroValue.text(ipAddress);
        ipv6Gateway = ZeroValue.text(ipv6Gateway);
        macAddress = ZeroValue.text(macAddress);
    }

    /** The legacy copy of {@code endpoint}. */
    public static BridgeSettings of(EndpointSettings endpoint) {
        return of(
                draft -> {
                    draft.endpointId = endpoint.endpointId();
                    draft.gateway = endpoint.gateway();
                    draft.globalIpv6Address = endpoint.globalIpv6Address();
                    draft.globalIpv6PrefixLen = endpoint.globalIpv6PrefixLen();
                    draft.ipAddress = endpoint.ipAddress();
                    draft.ipPrefixLen = endpoint.ipPrefixLen();
                    draft.ipv6Gateway = endpoint.ipv6Gateway();
                    draft.macAddress = endpoint.macAddress();
                });
    }

    /** Zero values, then what {@code edit} sets. */
    public static BridgeSettings of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public BridgeSettings with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String bridge = "";
        public boolean hairpinMode;
        public String linkLocalIpv6Address = "";
        public int linkLocalIpv6PrefixLen;
        public @Nullable List<String> secondaryIpAddresses;
        public @Nullable List<String> secondaryIpv6Addresses;
        public String endpointId = "";
        public String gateway = "";
        public String globalIpv6Address = "";
        public int globalIpv6PrefixLen;
        public String ipAddress = "";
        public int ipPrefixLen;
        public String ipv6Gateway = "";
        public String macAddress = "";

        private Draft() {}

        private Draft(BridgeSettings value) {
            bridge = value.bridge;
            hairpinMode = value.hairpinMode;
            linkLocalIpv6Address = value.linkLocalIpv6Address;
            linkLocalIpv6PrefixLen = value.linkLocalIpv6PrefixLen;
            secondaryIpAddresses = value.secondaryIpAddresses;
            secondaryIpv6Addresses = value.secondaryIpv6Addresses;
            endpointId = value.endpointId;
            gateway = value.gateway;
            globalIpv6Address = value.globalIpv6Address;
            globalIpv6PrefixLen = value.globalIpv6PrefixLen;
            ipAddress = value.ipAddress;
            ipPrefixLen = value.ipPrefixLen;
            ipv6Gateway = value.ipv6Gateway;
            macAddress = value.macAddress;
        }

        private BridgeSettings build() {
            return new BridgeSettings(
                    bridge,
                    hairpinMode,
                    linkLocalIpv6Address,
                    linkLocalIpv6PrefixLen,
                    secondaryIpAddresses,
                    secondaryIpv6Addresses,
                    endpointId,
                    gateway,
                    globalIpv6Address,
                    globalIpv6PrefixLen,
                    ipAddress,
                    ipPrefixLen,
                    ipv6Gateway,
                    macAddress);
        }
    }
}
