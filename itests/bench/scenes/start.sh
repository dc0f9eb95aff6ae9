# From the start of a daemon to its first answers, on a root that holds an image.

start_once() { # ADDRESS ping|ps LOG COMMAND...
  load start "$@"
}

time_own() { # ping|ps
  end "$own_pid"
  local command
  mapfile -t command < <(own_command)
  own_start=($(start_once "$own" "$1" "$work/d.log" "${command[@]}"))
  own_pid=${own_start[2]}
}

time_peer() {
  end "$peer_pid"
  local command
  mapfile -t command < <(peer_command)
  peer_start=($(start_once "$peer" "$1" "$work/p.log" "${command[@]}"))
  peer_pid=${peer_start[2]}
}

compare_starts() { # ping|ps NAME
  local i times=$((runs > 10 ? 10 : runs))
  : >"$work/own.times"; : >"$work/peer.times"; : >"$work/own.cpu"; : >"$work/peer.cpu"
  for i in $(seq "$times"); do
    time_own "$1"; echo "${own_start[0]}" >>"$work/own.times"; echo "${own_start[1]}" >>"$work/own.cpu"
    [ -n "$peer_pid" ] || continue
    time_peer "$1"; echo "${peer_start[0]}" >>"$work/peer.times"; echo "${peer_start[1]}" >>"$work/peer.cpu"
  done
  row "start to first $2, ms" "$(median <"$work/own.times")" "$(median <"$work/peer.times")"
  row "start to first $2, processor ms" "$(median <"$work/own.cpu")" "$(median <"$work/peer.cpu")"
}

scene_start() {
  compare_starts ping /_ping
  compare_starts ps "docker ps"
  await "$own" "$work/d.log"
  [ -z "$peer" ] || await "$peer" "$work/p.log"
}
