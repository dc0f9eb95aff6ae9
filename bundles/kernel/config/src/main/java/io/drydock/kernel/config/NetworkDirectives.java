package io.drydock.kernel.config;

import static io.drydock.kernel.config.Directive.of;
import static io.drydock.kernel.config.Kind.LIST;
import static io.drydock.kernel.config.Kind.MAP;
import static io.drydock.kernel.config.Kind.NUMBER;
import static io.drydock.kernel.config.Kind.SWITCH;
import static io.drydock.kernel.config.Kind.TEXT;

import java.util.List;

/** The default bridge, packet filters, name resolution. */
final class NetworkDirectives {

    static final List<Directive> ALL =
            List.of(
                    of("iptables", SWITCH, "true", "Enable addition of firewall rules"),
                    of("ip6tables", SWITCH, "true", "Enable addition of IPv6 firewall rules"),
                    of("ip-forward", SWITCH, "true", "Enable IP forwarding on the host"),
                    of("ip-forward-no-drop", SWITCH, "false", "Leave the FORWARD policy alone"),
                    of("ip-masq", SWITCH, "true", "Enable IP masquerading for the bridge"),
                    of("icc", SWITCH, "true", "Enable inter-container communication"),
                    of("allow-direct-routing", SWITCH, "false", "Allow remote access to addresses"),
                    of("bridge-accept-fwmark", TEXT, null, "Accept packets with this mark"),
                    of("firewall-backend", TEXT, null, "Firewall backend: iptables or nftables"),
                    of("bridge", TEXT, null, "Attach containers to a network bridge")
                            .spelled("-b", "--bridge"),
                    of("bip", TEXT, null, "IPv4 address for the default bridge"),
                    of("bip6", TEXT, null, "IPv6 address for the default bridge"),
                    of("fixed-cidr", TEXT, null, "IPv4 subnet for the default bridge's addresses"),
                    of("fixed-cidr-v6", TEXT, null, "The same for IPv6"),
                    of("default-gateway", TEXT, null, "Default gateway IPv4 address"),
                    of("default-gateway-v6", TEXT, null, "The same for IPv6"),
                    of("ip", TEXT, "0.0.0.0", "Host IP for port publishing"),
                    of("mtu", NUMBER, "1500", "MTU of the default bridge network"),
                    of("ipv6", SWITCH, "false", "Enable IPv6 on the default bridge"),
                    of("userland-proxy", SWITCH, "true", "Forward what packet filters cannot"),
                    of("userland-proxy-path", TEXT, null, "Unused: the engine forwards by itself"),
                    of("default-address-pools", LIST, null, "Address pools for local networks")
                            .spelled("--default-address-pool")
                            .live(),
                    of("default-network-opts", MAP, null, "Default network options")
                            .spelled("--default-network-opt"),
                    of("dns", LIST, null, "DNS server to use"),
                    of("dns-opts", LIST, null, "DNS options to use").spelled("--dns-opt"),
                    of("dns-search", LIST, null, "DNS search domains to use"),
                    of("host-gateway-ips", LIST, null, "What host-gateway stands for")
                            .spelled("--host-gateway-ip")
                            .notYet(),
                    of("host-gateway-ip", TEXT, null, "What host-gateway stands for")
                            .keyOnly()
                            .notYet(),
                    of("network-control-plane-mtu", NUMBER, "1500", "Network control plane MTU")
                            .notYet(),
                    of("network-diagnostic-port", NUMBER, "0", "Port of network diagnostics")
                            .live()
                            .notYet());

    private NetworkDirectives() {}
}
