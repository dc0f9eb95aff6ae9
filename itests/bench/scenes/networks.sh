# Published ports, many containers on one network, and many networks, whose subnets are the engines' choice.

. "$here/scenes/runs.sh"

network_call() { # ADDRESS METHOD PATH [BODY]
  curl -sf -o /dev/null --unix-socket "${1#unix://}" -X "$2" -H 'Content-Type: application/json' "http://d$3" ${4:+-d "$4"}
}

make_networks() { # ADDRESS
  local i
  for i in $(seq "$networks"); do
    network_call "$1" POST /networks/create "{\"Name\":\"bench$i\"}"
  done
}

remove_networks() { # ADDRESS
  local i
  for i in $(seq "$networks"); do network_call "$1" DELETE "/networks/bench$i"; done
}

remove_running() { # ADDRESS
  local ids
  mapfile -t ids < <(docker -H "$1" ps -aq)
  docker -H "$1" rm -f "${ids[@]}" >/dev/null
}

scene_networks() {
  local ports=() i own_time peer_time verb
  for i in $(seq 20); do ports+=(-p "127.0.0.1:$((21000 + i)):$i"); done
  compare "run --rm true, 1 published port" run --rm "${ports[@]:0:2}" bench true
  compare "run --rm true, 20 published ports" run --rm "${ports[@]}" bench true
  load_each containers bench 100 100
  column "100 containers on one network, started at once, ms" 0
  column "100 containers on one network, started at once: daemon ms each" 3
  own_time=$(millis remove_running "$own") peer_time=''
  [ -z "$peer" ] || peer_time=$(millis remove_running "$peer")
  row "the same removed by one docker rm -f, ms" "$own_time" "$peer_time"
  for verb in make remove; do
    own_time=$(millis "${verb}_networks" "$own") peer_time=''
    [ -z "$peer" ] || peer_time=$(millis "${verb}_networks" "$peer")
    row "$verb $networks networks, ms" "$own_time" "$peer_time"
  done
}
