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
                    // Off by default: no IPv6 networks yet, so there is nothing to filter.
                    of("ip6tables", SWITCH, "false", "Enable addition of IPv6 rules").notYet(),
                    of("ip-forward", SWITCH, "true", "Enable IP forwarding on the host"),
                    of("ip-forward-no-drop", SWITCH, "false", "Leave the FORWARD policy alone")
                            .notYet(),
                    of("ip-masq", SWITCH, "true", "Enable IP masquerading for the bridge"),
                    of("icc", SWITCH, "true", "Enable inter-container communication"),
                    of("allow-direct-routing", SWITCH, "false", "Allow remote access to addresses")
                            .notYet(),
                    of("bridge-accept-fwmark", TEXT, null, "Accept packets with this mark")
                            .notYet(),
                    of("firewall-backend", TEXT, null, "Firewall backend: iptables or nftables"),
                    of("bridge", TEXT, null, "Attach containers to a network bridge")
                            .spelled("-b", "--bridge"),
                    of("bip", TEXT, null, "IPv4 address for the default bridge"),
                    of("bip6", TEXT, null, "IPv6 address for the default bridge").notYet(),
                    of("fixed-cidr", TEXT, null, "IPv4 subnet for the default bridge's addresses"),
                    of("fixed-cidr-v6", TEXT, null, "The same for IPv6").notYet(),
                    of("default-gateway", TEXT, null, "Default gateway IPv4 address"),
                    of("default-gateway-v6", TEXT, null, "The same for IPv6").notYet(),
                    of("ip", TEXT, "0.0.0.0", "Host IP for port publishing"),
                    of("mtu", NUMBER, "1500", "MTU of the default bridge network"),
                    of("ipv6", SWITCH, "false", "Enable IPv6 on the default bridge").notYet(),
                    // Off by default, unlike dockerd: packet filters publish ports, loopback too.
                    of("userland-proxy", SWITCH, "false", "Use userland proxy for loopback")
                            .notYet(),
                    of("userland-proxy-path", TEXT, null, "Path to the userland proxy").notYet(),
                    of("default-address-pools", LIST, null, "Address pools for local networks")
                            .spelled("--default-address-pool")
                            .notYet(),
                    of("default-network-opts", MAP, null, "Default network options")
                            .spelled("--default-network-opt")
                            .notYet(),
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
