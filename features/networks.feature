# Networks, addresses and packet filters.
requires system
start 4 io.drydock.driver.network.bridge
start 4 io.drydock.driver.network.host
start 4 io.drydock.driver.network.none
start 4 io.drydock.driver.network.macvlan
start 4 io.drydock.driver.network.ipvlan
start 4 io.drydock.driver.ipam.default
start 4 io.drydock.driver.firewall.nftables
start 4 io.drydock.driver.firewall.iptables
start 4 io.drydock.driver.proxy.userland
start 4 io.drydock.driver.zone.firewalld
start 5 io.drydock.service.names
start 5 io.drydock.service.network
start 6 io.drydock.router.network
