# Who reaches whom: 12 containers on 4 networks (one internal, one without talk among containers, one
# that hides nothing), three of them on two, one on the default bridge; by TCP, UDP and ping.
declare -A address
asked() { # WHO: everybody's addresses at once, since each "no" takes its time
  local to line='' folder=/tmp
  [ "$1" != host ] || folder=$scratch
  for to in "${order[@]}"; do
    line+="(r=\$(busybox timeout 2 busybox wget -qO- http://${address[$to]}/ 2>/dev/null) || r=no; p=yes; busybox ping -c 1 -w 2 ${address[$to]} >/dev/null 2>&1 || p=no; echo \"$to: \$r \$p\" >$folder/to-$to) & "
  done
  echo "$ $1 asks all (page, ping)"
  if [ "$1" = host ]; then host sh -c "$line wait; cat $folder/to-*; rm $folder/to-*" 2>/dev/null
  else timeout -s KILL 60 docker exec "$1" sh -c "$line wait; cat /tmp/to-*; rm /tmp/to-*" 2>/dev/null; fi
}
boat() { # NAME OPTIONS...
  local name=$1; shift
  quiet run -d --name "$name" "$@" busybox sh -c "mkdir -p /w; echo $name >/w/index.html; httpd -f -p 80 -h /w"
}
note() { # NAME NETWORK
  address[$1@$2]=$(docker inspect -f "{{(index .NetworkSettings.Networks \"$2\").IPAddress}}" "$1")
  order+=("$1@$2")
}
order=()
quiet network create --subnet 10.113.1.0/24 --gateway 10.113.1.1 open
quiet network create --subnet 10.113.2.0/24 --gateway 10.113.2.1 --internal closed
quiet network create --subnet 10.113.3.0/24 --gateway 10.113.3.1 --opt com.docker.network.bridge.enable_icc=false strict
quiet network create --subnet 10.113.4.0/24 --gateway 10.113.4.1 --opt com.docker.network.bridge.enable_ip_masquerade=false bare
i=0
for name in o1 o2 o3; do boat $name --network open --ip 10.113.1.1$((i += 1)); done
for name in c1 c2; do boat $name --network closed --ip 10.113.2.1$((i += 1)); done
for name in s1 s2; do boat $name --network strict --ip 10.113.3.1$((i += 1)); done
for name in b1 b2; do boat $name --network bare --ip 10.113.4.1$((i += 1)); done
boat oc --network open --ip 10.113.1.41; quiet network connect --ip 10.113.2.41 closed oc
boat os --network open --ip 10.113.1.42; quiet network connect --ip 10.113.3.42 strict os
boat d1
sleep 0.5
for name in o1 o2 o3 oc os; do note $name open; done
for name in c1 c2 oc; do note $name closed; done
for name in s1 s2 os; do note $name strict; done
for name in b1 b2; do note $name bare; done
note d1 bridge
for network in open closed strict bare bridge; do
  order+=("gateway@$network")
  address[gateway@$network]=$(docker network inspect -f '{{(index .IPAM.Config 0).Gateway}}' $network)
  : "${address[gateway@$network]:=172.17.0.1}"
done
for name in host o1 o2 o3 c1 c2 s1 s2 b1 b2 oc os d1; do asked $name; done
# published ports between networks, and the way out
boat op --network open --ip 10.113.1.51 -p 18301:80
boat sp --network strict --ip 10.113.3.51 -p 18302:80
boat cp --network closed --ip 10.113.2.51 -p 18303:80
host ip addr add 203.0.113.8/32 dev lo
for from in o1 c1 s1 b1 d1 oc os; do
  for port in 18301 18302 18303; do
    printf '$ %s asks the host for %s: ' $from $port
    timeout -s KILL 20 docker exec $from timeout 2 wget -qO- http://203.0.113.8:$port/ 2>/dev/null || echo nobody
  done
done
for port in 18301 18302 18303; do
  printf '$ host asks for %s: ' $port
  host busybox timeout 2 busybox wget -qO- http://127.0.0.1:$port/ 2>/dev/null || echo nobody
done
# it is the same after the daemons' rules were asked for anew by a change
quiet network connect bare o1
order=(b1@bare b2@bare s1@strict c1@closed)
asked o1
quiet network disconnect bare o1
asked o1
host ip addr del 203.0.113.8/32 dev lo
quiet rm -f o1 o2 o3 c1 c2 s1 s2 b1 b2 oc os d1 op sp cp
quiet network rm open closed strict bare
