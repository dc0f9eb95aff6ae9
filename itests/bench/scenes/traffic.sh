# What the ways between containers, and from a far host to a published port, carry: beside a bare pair
# of links, which is all the kernel could do. Names are asked for in a container. Both ends are the
# load generator, each in the network of its end.

at() { nsenter -n -t "$1" "${@:2}"; } # PID COMMAND...

namespace() { # sets made to the process that holds a new network namespace
  unshare -n sleep infinity &
  made=$!
  asleep "$made"
  at "$made" ip link set lo up
  held+=("$made")
}

listen() { # PID PORT
  at "$1" "$java" -XX:+UseSerialGC -XX:-UsePerfData -cp "$work/load" Load listen "$2" >/dev/null 2>&1 &
  held+=("$!")
  until at "$1" ss -ltn | grep -q ":$2 "; do sleep 0.1; done
}

from() { at "$1" "$java" -XX:+UseSerialGC -XX:-UsePerfData -cp "$work/load" Load "${@:2}"; } # PID VERB...

# Medians of three turns of all ways, so that a noisy moment hits each.
measure() { # VERB ROW UNIT
  local way i
  for i in 1 2 3; do
    for way in "${ways[@]}"; do
      set -- "$1" "$2" "$3" $way
      from "$5" "$1" "$6" "$7" "$seconds" >>"$work/$4.$1"
    done
  done
  local bare; bare=$(median <"$work/bare.$1")
  row "a bare pair of links: $2, $3" "$bare"
  for way in near far; do
    local what="between containers"; [ "$way" = near ] || what="to a published port"
    row "$what: $2, $3" "$(median <"$work/own-$way.$1")" "$([ -z "$peer" ] || median <"$work/peer-$way.$1")"
    row "$what: $2, part of the bare pair" "$(of_bare "own-$way" "$1")" "$([ -z "$peer" ] || of_bare "peer-$way" "$1")"
  done
}

of_bare() { awk -v a="$(median <"$work/$1.$2")" -v b="$bare" 'BEGIN { printf "%.2f", a / b }'; }

pid() { docker -H "$1" inspect -f '{{.State.Pid}}' "$2"; }

# Two containers on a network, one with a published port, and a host one cable away.
stand() { # WHO ADDRESS SPACE
  local server far
  docker -H "$2" network create --subnet 10.201.0.0/24 traffic >/dev/null
  docker -H "$2" run -d --name server --network traffic --ip 10.201.0.9 -p 7000:7000 bench sleep 100000 >/dev/null
  docker -H "$2" run -d --name client --network traffic bench sleep 100000 >/dev/null
  server=$(pid "$2" server)
  namespace; far=$made
  at "$3" ip link add far type veth peer name eth0 netns "$far"
  at "$3" ip addr add 192.0.2.1/24 dev far; at "$3" ip link set far up
  at "$far" ip addr add 192.0.2.2/24 dev eth0; at "$far" ip link set eth0 up
  listen "$server" 7000
  ways+=("$1-near $(pid "$2" client) 10.201.0.9 7000" "$1-far $far 192.0.2.1 7000")
}

scene_traffic() {
  local made one two way held=() ways=()
  namespace; one=$made
  namespace; two=$made
  ip link add eth0 netns "$one" type veth peer name eth0 netns "$two"
  at "$one" ip addr add 192.0.2.1/24 dev eth0; at "$one" ip link set eth0 up
  at "$two" ip addr add 192.0.2.2/24 dev eth0; at "$two" ip link set eth0 up
  listen "$two" 7000
  ways+=("bare $one 192.0.2.2 7000")
  stand own "$own" "$own_space"
  [ -z "$peer_space" ] || stand peer "$peer" "$peer_space"
  measure stream "one stream" MB/s
  measure connect "connections" 1/s
  local own_names peer_names=()
  own_names=($(from "$(pid "$own" client)" names 127.0.0.11 server "$seconds"))
  [ -z "$peer_space" ] || peer_names=($(from "$(pid "$peer" client)" names 127.0.0.11 server "$seconds"))
  row "questions for a name, 1/s" "${own_names[0]}" "${peer_names[0]:-}"
  row "questions for a name without an answer" "${own_names[1]}" "${peer_names[1]:-}"
  kill "${held[@]}" 2>/dev/null || true
  for way in $(both); do
    docker -H "$way" rm -f server client >/dev/null
    docker -H "$way" network rm traffic >/dev/null
  done
}
