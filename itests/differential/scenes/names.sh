# What the name server of containers answers, and the files that lead to it.
upstream() { # a name server of the world outside, on an address of the engine's host
  host ip addr add 203.0.113.53/32 dev lo 2>/dev/null
  host python3 "$here/lib/upstream.py" 203.0.113.53 "$(docker network inspect -f '{{(index .IPAM.Config 0).Gateway}}' bridge)" >/dev/null 2>&1 &
  upstream=$!
}
ask() { # CONTAINER TYPE NAME [SERVER]: the answer without its order
  echo "$ $1 asks for $2 $3 ${4:-}"
  timeout -s KILL 30 docker exec "$1" sh -c "nslookup -type=$2 $3 ${4:-} 2>&1; echo = \$?" | grep -v -e '^$' -e '^Address:.*:53$' | sort
}
both_of() { ask "$1" a "$2"; ask "$1" aaaa "$2"; }
of() { docker inspect -f '{{.Id}}' "$1" | cut -c1-12; }
upstream
quiet network create --subnet 10.111.1.0/24 sea
quiet network create --ipv6 --subnet 10.111.2.0/24 --subnet fd10:111:2::/64 lake
quiet network create --internal --subnet 10.111.3.0/24 pond
dns=(--dns 203.0.113.53)
quiet run -d --name ann --hostname ann-host --network sea --ip 10.111.1.11 --network-alias boat --network-alias Ship "${dns[@]}" busybox sleep 600
quiet run -d --name bob --network sea --ip 10.111.1.12 --network-alias boat "${dns[@]}" --dns-search far.test --dns-search test --dns-opt ndots:2 busybox sleep 600
quiet run -d --name cid --network lake --ip 10.111.2.13 --ip6 fd10:111:2::13 --network-alias duck "${dns[@]}" --link dee:d busybox sleep 600
quiet run -d --name dee --network lake --ip 10.111.2.14 --ip6 fd10:111:2::14 "${dns[@]}" busybox sleep 600
quiet run -d --name eve --network pond --ip 10.111.3.15 "${dns[@]}" busybox sleep 600
quiet run -d --name fin "${dns[@]}" --hostname fin-host --domainname port.test busybox sleep 600
quiet run -d --name gus --network sea --ip 10.111.1.17 --hostname gus.port.test "${dns[@]}" busybox sleep 600
quiet network connect --ip 10.111.2.11 --ip6 fd10:111:2::11 --alias both-ann --link cid:sid lake ann

for name in ann ANN ann-host boat ship Ship bob cid both-ann sid duck d dee eve nosuch ann.sea ann.lake bob.sea cid.sea boat.sea gus gus.port.test localhost; do both_of ann "$name"; done
for name in ann boat bob cid duck dee far near.far.test near empty.test; do both_of bob "$name"; done
for name in ann both-ann sid d dee cid dee.lake; do both_of cid "$name"; done
for name in ann eve far.test; do both_of eve "$name"; done
for name in fin ann far.test; do both_of fin "$name"; done
for who in ann bob cid; do ask ann a "$(of $who)"; done
ask ann a "$(docker inspect -f '{{.Id}}' bob)"
for address in 11.1.111.10 12.1.111.10 17.1.111.10 11.2.111.10 13.2.111.10 14.2.111.10 15.3.111.10 1.1.111.10 99.1.111.10 7.100.51.198; do ask ann ptr "$address.in-addr.arpa"; done
ask ann ptr 3.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.1.1.1.0.0.1.d.f.ip6.arpa
ask cid ptr 12.1.111.10.in-addr.arpa
ask cid ptr 13.2.111.10.in-addr.arpa
for type in mx txt srv ns soa any cname; do ask ann "$type" bob; done
for type in a aaaa mx txt srv ns cname ptr; do ask ann "$type" far.test; done
ask ann a big.test
ask ann a refused.test
ask ann a failed.test
ask ann a single
ask ann a far.test.
ask ann a bob.
ask ann a far.test 203.0.113.53
for who in ann bob cid eve fin; do t exec "$who" cat /etc/resolv.conf; done
for who in ann cid fin gus; do t exec "$who" cat /etc/hosts; done
t exec ann sh -c 'ping -c 1 -w 3 bob | head -1'
t exec cid sh -c 'ping6 -c 1 -w 3 dee | head -1'
t exec gus sh -c 'hostname; hostname -f; hostname -d'
t exec fin sh -c 'hostname; hostname -f; hostname -d'

# what changes while it runs
quiet rename bob rob
for name in bob rob boat; do ask ann a "$name"; done
ask ann ptr 12.1.111.10.in-addr.arpa
quiet network disconnect sea rob
for name in rob boat; do ask ann a "$name"; done
quiet network connect --ip 10.111.1.22 --alias back sea rob
for name in rob boat back; do ask ann a "$name"; done
quiet stop -t 0 gus
ask ann a gus
ask ann ptr 17.1.111.10.in-addr.arpa
quiet start gus
ask ann a gus
quiet pause gus
ask ann a gus
quiet unpause gus
quiet network connect sea fin
ask fin a ann
ask ann a fin
ask ann a fin-host
t exec fin cat /etc/resolv.conf
quiet rm -f gus
ask ann a gus

# links of the default bridge
quiet run -d --name lee --expose 70 -e SALT=1 busybox sleep 600
quiet run -d --name may --link lee:tar --link lee "${dns[@]}" --add-host h:192.0.2.5 busybox sleep 600
t exec may sh -c 'grep -v localhost /etc/hosts | sed -E "s/^[^\t]+/?/" | sort'
t exec may sh -c 'env | grep -i -e tar -e lee | sed -E "s/172[.0-9]+/?/" | sort'
ask may a tar
t run --rm --link nosuch:x busybox true
t run --rm --network sea --link lee:x busybox sh -c 'env | grep -c X_; grep -c x /etc/hosts'
t run --rm --network sea --link ann:x busybox sh -c 'nslookup x | sort'
t run --rm --network sea --network-alias 'bad alias' busybox true
t run --rm --network-alias x busybox true
t run --rm --dns nonsense busybox true
t run --rm --dns-search . busybox cat /etc/resolv.conf
t run --rm --dns 192.0.2.1 --dns 192.0.2.2 --dns 192.0.2.3 --dns 192.0.2.4 --dns-search a.test --dns-opt timeout:1 --dns-opt rotate busybox cat /etc/resolv.conf
t run --rm --network sea --dns 192.0.2.1 --dns-search a.test --dns-opt timeout:1 --dns-opt ndots:3 busybox cat /etc/resolv.conf
t run --rm --network host --hostname x --dns 192.0.2.1 busybox cat /etc/resolv.conf
t run --rm --network none --dns 192.0.2.1 busybox cat /etc/resolv.conf /etc/hosts
t run --rm --add-host a:192.0.2.1 --add-host b:fd00::1 --add-host gate:host-gateway --network sea busybox sh -c 'grep -v localhost /etc/hosts | grep -wE "(a|b|gate)$"'
t run --rm --add-host nonsense busybox true
t run --rm --add-host a:nonsense busybox true
kill $upstream 2>/dev/null
quiet rm -f ann rob bob cid dee eve fin lee may
quiet network rm sea lake pond
