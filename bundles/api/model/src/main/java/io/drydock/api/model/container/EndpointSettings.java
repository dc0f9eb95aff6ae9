package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A container's connection to one network: what was asked for, and what it got.
 *
 * @param gwPriority the connection with the highest one gives the default gateway
 * @param dnsNames names under which the others on the network find it
 */
public record EndpointSettings(
        @JsonProperty("IPAMConfig") @Nullable EndpointIpamConfig ipamConfig,
        @JsonProperty("Links") @Nullable List<String> links,
        @JsonProperty("Aliases") @Nullable List<String> aliases,
        @JsonProperty("MacAddress") String macAddress,
        @JsonProperty("DriverOpts") @Nullable Map<String, String> driverOpts,
        @JsonProperty("GwPriority") int gwPriority,
        @JsonProperty("NetworkID") String networkId,
        @JsonProperty("EndpointID") String endpointId,
        @JsonProperty("Gateway") String gateway,
        @JsonProperty("IPAddress") String ipAddress,
        @JsonProperty("IPPrefixLen") int ipPrefixLen,
        @JsonProperty("IPv6Gateway") String ipv6Gateway,
        @JsonProperty("GlobalIPv6Address") String globalIpv6Address,
        @JsonProperty("GlobalIPv6PrefixLen") int globalIpv6PrefixLen,
        @JsonProperty("DNSNames") @Nullable List<String> dnsNames) {

    public EndpointSettings {
        links = ZeroValue.listOrNull(links);
        aliases = ZeroValue.listOrNull(aliases);
        macAddress = ZeroValue.text(macAddress);
        driverOpts = ZeroValue.mapOrNull(driverOpts);
        networkId = ZeroValue.text(networkId);
        endpointId = ZeroValue.text(endpointId);
        gateway = ZeroValue.text(gateway);
        ipAddress = ZeroValue.text(ipAddress);
        ipv6Gateway = ZeroValue.text(ipv6Gateway);
        globalIpv6Address = ZeroValue.text(globalIpv6Address);
        dnsNames = ZeroValue.listOrNull(dnsNames);
    }

    /** Zero values, then what {@code edit} sets. */
    public static EndpointSettings of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public EndpointSettings with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public @Nullable EndpointIpamConfig ipamConfig;
        public @Nullable List<String> links;
        public @Nullable List<String> aliases;
        public String macAddress = "";
        public @Nullable Map<String, String> driverOpts;
        public int gwPriority;
        public String networkId = "";
        public String endpointId = "";
        public String gateway = "";
        public String ipAddress = "";
        public int ipPrefixLen;
        public String ipv6Gateway = "";
        public String globalIpv6Address = "";
        public int globalIpv6PrefixLen;
        public @Nullable List<String> dnsNames;

        private Draft() {}

        private Draft(EndpointSettings value) {
            ipamConfig = value.ipamConfig;
            links = value.links;
            aliases = value.aliases;
            macAddress = value.macAddress;
            driverOpts = value.driverOpts;
            gwPriority = value.gwPriority;
            networkId = value.networkId;
            endpointId = value.endpointId;
            gateway = value.gateway;
            ipAddress = value.ipAddress;
            ipPrefixLen = value.ipPrefixLen;
            ipv6Gateway = value.ipv6Gateway;
            globalIpv6Address = value.globalIpv6Address;
            globalIpv6PrefixLen = value.globalIpv6PrefixLen;
            dnsNames = value.dnsNames;
        }

        private EndpointSettings build() {
            return new EndpointSettings(
                    ipamConfig,
                    links,
                    aliases,
                    macAddress,
                    driverOpts,
                    gwPriority,
                    networkId,
                    endpointId,
                    gateway,
                    ipAddress,
                    ipPrefixLen,
                    ipv6Gateway,
                    globalIpv6Address,
                    globalIpv6PrefixLen,
                    dnsNames);
        }
    }
}
