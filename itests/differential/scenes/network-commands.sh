# Every docker network command with its options, and what inspect shows then.
shown() { echo "$ docker network inspect $*"; docker network inspect "$@" | sorted; }
ends() { # what a container shows of its networks
  echo "$ docker inspect $1: networks"
  docker inspect -f '{{json .NetworkSettings.Networks}}' "$1" | sorted
}
# Without DNSNames, which the older engine has not.
sorted() {
  python3 -c 'import json, sys
def clean(it):
    if isinstance(it, dict): return {k: clean(v) for k, v in it.items() if k != "DNSNames"}
    return [clean(v) for v in it] if isinstance(it, list) else it
print(json.dumps(clean(json.load(sys.stdin)), indent=2, sort_keys=True))' 2>&1
}
n() { t network "$@"; }

pruned() { echo "$ docker network prune -f $*"; docker network prune -f "$@" 2>&1 | sort; }

# create
n create --subnet 10.110.1.0/24 plain
n create --driver bridge --subnet 10.110.2.0/24 --ip-range 10.110.2.64/26 --gateway 10.110.2.9 \
  --aux-address printer=10.110.2.65 --aux-address scanner=10.110.2.66 --opt com.docker.network.driver.mtu=1400 \
  --opt com.docker.network.bridge.enable_icc=false --opt com.docker.network.bridge.enable_ip_masquerade=false \
  --opt com.docker.network.bridge.host_binding_ipv4=127.0.0.1 --label a=b --label c --attachable rich
n create --internal --subnet 10.110.3.0/24 inner
n create --ipv6 --subnet 10.110.4.0/24 --subnet fd10:110:4::/64 both
n create --ipv6 --subnet fd10:110:5::/64 --subnet 10.110.5.0/24 --gateway fd10:110:5::9 --gateway 10.110.5.9 gates
n create --config-only --subnet 10.110.6.0/24 --label kept=1 --opt com.docker.network.driver.mtu=1300 kept
n create --config-from kept made
n create --config-from kept made2
n create --config-from nosuch x
n create --config-from kept --subnet 10.110.7.0/24 x
n create --config-only --internal --subnet 10.110.8.0/24 keptinner
n create --subnet 10.110.9.0/24 --opt com.docker.network.container_iface_prefix=sea prefixed
n create --driver null x
n create --driver host x
n create --driver none x
n create --driver '' --subnet 10.110.60.0/24 nodriver
n create --driver overlay x
n create --scope local --subnet 10.110.10.0/24 scoped
n create --scope swarm x
n create --ingress x
n create --attachable --subnet 10.110.11.0/24 attachable
n create --ipam-driver nosuch x
n create --ipam-driver null --subnet 10.110.12.0/24 x
n create --ipam-opt a=b --subnet 10.110.13.0/24 ipamopt
n create '' --subnet 10.110.61.0/24
n create ' '
n create -- -x
n create 'a b'
n create bridge
n create none
n create host
n create default
n create container:x
n create --subnet 10.110.1.0/24 again
n create --subnet 10.110.0.0/16 again
n create --subnet 10.110.20.0/24 --subnet 10.110.21.0/24 x
n create --subnet 10.110.20.5/24 unmasked
quiet network rm unmasked
n create --subnet 10.110.22.0/24 --gateway 10.110.23.1 x
n create --subnet 10.110.22.0/24 --ip-range 10.110.0.0/16 x
n create --subnet 10.110.22.0/24 --ip-range 10.111.0.0/24 x
n create --subnet 10.110.22.0/24 --aux-address a=10.111.0.1 x
n create --subnet 10.110.22.0/24 --aux-address a x
n create --subnet 10.110.22.0/24 --gateway nonsense x
n create --ip-range 10.110.22.0/24 x
n create --gateway 10.110.22.1 x
n create --subnet 10.110.22.8/31 two-addresses
n create --subnet 10.110.22.4/32 one-address
n create --subnet 10.110.22.0/30 small
quiet network rm two-addresses one-address
n create --opt nope=1 --subnet 10.110.24.0/24 unknownopt
n create --opt com.docker.network.driver.mtu=x --subnet 10.110.25.0/24 x
n create --opt com.docker.network.bridge.enable_icc=maybe --subnet 10.110.25.0/24 x
n create --opt com.docker.network.bridge.host_binding_ipv4=nonsense --subnet 10.110.25.0/24 x
n create --opt com.docker.network.bridge.name=drybr1 --subnet 10.110.26.0/24 drybr
n create --opt com.docker.network.bridge.name=drybr1 --subnet 10.110.27.0/24 x
n create --opt com.docker.network.bridge.name=much-too-long-for-a-link --subnet 10.110.27.0/24 x
n create --driver macvlan --opt parent=nosuch0 --subnet 10.110.28.0/24 x
n create --driver macvlan --opt parent=lo --subnet 10.110.28.0/24 x
n create --driver macvlan --subnet 10.110.28.0/24 mac
n create --driver macvlan --opt macvlan_mode=nope --subnet 10.110.29.0/24 x

# list
n ls --format '{{.Name}} {{.Driver}} {{.Scope}} {{.IPv6}} {{.Internal}}'
n ls -q --filter name=sm --no-trunc
n ls --filter name=ma --format '{{.Name}}'
n ls --filter name=bo --filter name=gat --format '{{.Name}}'
n ls --filter name='^both$' --format '{{.Name}}'
n ls --filter driver=null --format '{{.Name}}'
n ls --filter driver=bridge --filter label=a --format '{{.Name}}'
n ls --filter label=a=b --format '{{.Name}}'
n ls --filter label=a=c --format '{{.Name}}'
n ls --filter scope=local --filter type=builtin --format '{{.Name}}'
n ls --filter scope=swarm
n ls --filter type=custom --filter dangling=true --format '{{.Name}}'
n ls --filter dangling=nope
n ls --filter dangling=false --format '{{.Name}}'
n ls --filter type=nope
n ls --filter scope=nope
n ls --filter id=zzz --format '{{.Name}}'
raw GET '/v1.41/networks?filters=%7B%22name%22%3A%5B%22inner%22%5D%7D&x=y'

# inspect
shown plain
shown rich
shown inner
shown both
shown gates
shown kept
shown made
shown prefixed scoped attachable
shown ipamopt small unknownopt drybr
shown none host
n inspect plain nosuch
n inspect --verbose plain -f '{{.Name}}'
n inspect -f '{{.Nope}}' plain
id=$(docker network inspect -f '{{.Id}}' plain)
n inspect -f '{{.Name}}' "$id"
n inspect -f '{{.Name}}' "${id:0:12}"
echo by prefix: $(docker network inspect -f '{{.Name}}' "${id:0:5}")
n inspect -f '{{.Name}}' pla
raw GET "/v1.41/networks/plain?scope=swarm"
raw GET "/v1.41/networks/plain?verbose=x"

# connect and disconnect
t run -d --name one --hostname host-one --network plain --ip 10.110.1.10 --network-alias first --network-alias uno busybox sleep 600
quiet run -d --name two --network both --ip 10.110.4.10 --ip6 fd10:110:4::10 busybox sleep 600
quiet create --name later --network plain --ip 10.110.1.30 busybox sleep 600
ends one
ends two
ends later
n connect --ip 10.110.2.100 --alias second --alias dos --link two:deux rich one
n connect --ip6 fd10:110:5::20 --ip 10.110.5.20 gates one
n connect --driver-opt com.docker.network.endpoint.x=y inner one
ends one
shown rich gates inner plain
t exec one ip -4 route
t exec one ip -6 route
t exec one sh -c 'ls /sys/class/net; cat /sys/class/net/eth1/mtu; cat /etc/hosts'
n connect --ip 10.110.2.65 rich two
n connect --ip 10.110.2.9 rich two
n connect --ip 10.110.2.100 rich two
n connect --ip 10.110.2.5 rich two
n connect --ip 10.99.9.9 rich two
n connect --ip nonsense plain two
n connect --ip 10.110.1.0 plain two
n connect --ip 10.110.1.255 plain two
n connect --ip6 fd10::1 plain two
n connect --ip 10.110.6.9 kept two
n connect host two
n connect none two
n connect bridge two
n connect bridge two
n connect --alias b bridge one
n connect --ip 172.17.0.99 bridge one
n connect --link nosuch:x plain two
n connect plain nosuch
n connect nosuch nosuch
n connect plain later
n connect --ip 10.110.4.30 both later
ends later
quiet start later
ends later
t exec later sh -c 'ip -4 -o addr | sed -E s/^[0-9]+:// | sort'
n disconnect rich one
n disconnect rich one
n disconnect plain one
ends one
t exec one ip -4 route
n disconnect nosuch one
n disconnect plain nosuch
n disconnect -f plain nosuch
n disconnect -f plain later
n disconnect bridge two
n disconnect both two
ends two
t exec two sh -c 'ip -4 -o addr | sed -E s/^[0-9]+:// | sort'
n connect plain two
quiet run -d --name inhost --network host busybox sleep 600
quiet run -d --name innone --network none busybox sleep 600
quiet run -d --name inother --network container:two busybox sleep 600
n connect plain inhost
n connect plain innone
n connect plain inother
n disconnect host inhost
n disconnect none innone
n connect plain innone
ends innone
ends inhost
ends inother
quiet stop -t 0 later
n disconnect both later
ends later
n connect inner later
ends later
quiet start later
ends later

# a network as the request of create says it
raw POST /v1.41/networks/create '{"Name":"r1","IPAM":{"Config":[{"Subnet":"10.110.40.0/24"}]},"CheckDuplicate":true}'
raw POST /v1.41/networks/create '{"Name":"r1","CheckDuplicate":false,"IPAM":{"Config":[{"Subnet":"10.110.41.0/24"}]}}'
raw POST /v1.41/networks/create '{"Name":"r2","Driver":"bridge","EnableIPv6":true,"IPAM":{"Config":[{"Subnet":"10.110.42.0/24"}]}}'
raw POST /v1.41/networks/create '{"Name":"r3","IPAM":{"Driver":"default","Config":[]},"Internal":true,"Labels":{"x":"y"}}'
raw POST /v1.41/networks/create '{"Name":"r4","IPAM":{"Config":[{}]}}'
raw POST /v1.41/networks/create '{"Name":"r5","Scope":"swarm"}'
raw POST /v1.41/networks/create '{"Name":"r6","ConfigOnly":true,"ConfigFrom":{"Network":"kept"}}'
raw POST /v1.41/networks/create '{}'
raw POST /v1.41/networks/plain/connect '{}'
raw POST /v1.41/networks/plain/connect '{"Container":"nosuch"}'
raw POST /v1.41/networks/plain/connect ''
raw POST /v1.41/networks/plain/connect '{"Container":"one","EndpointConfig":{"IPAMConfig":{"IPv4Address":"10.110.1.77","LinkLocalIPs":["169.254.7.7"]}}}'
raw POST /v1.41/networks/plain/disconnect '{}'
raw POST /v1.41/networks/plain/disconnect '{"Container":"one","Force":true}'

# remove and prune
n rm plain
n rm bridge host none
n rm kept
n rm rich inner nosuch attachable
n rm -f nosuch
t rm -f one
n rm rich
pruned --filter label=kept
n prune -f --filter until=1h
n prune -f --filter until=nonsense
n prune -f --filter nope=1
pruned --filter label!=c
n ls --filter type=custom --format '{{.Name}}'
quiet rm -f one two later inhost innone inother
pruned
n ls --filter type=custom --format '{{.Name}}'
n rm made made2
pruned
n ls --filter type=custom --format '{{.Name}}'
