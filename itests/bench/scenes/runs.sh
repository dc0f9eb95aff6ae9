# How long the docker command takes for short containers. Both engines take turns, so that a noisy
# moment hits both.


compare() { # NAME DOCKER-ARGUMENTS...
  local name=$1 i; shift
  : >"$work/own.times"; : >"$work/peer.times"
  for i in $(seq "$runs"); do
    millis docker -H "$own" "$@" >>"$work/own.times"
    [ -z "$peer" ] || millis docker -H "$peer" "$@" >>"$work/peer.times"
  done
  row "$name, ms" "$(median <"$work/own.times")" "$(median <"$work/peer.times")"
}

scene_runs() {
  compare "docker version" version
  compare "run --rm true, bridge" run --rm bench true
  compare "run --rm true, none" run --rm --network none bench true
  compare "run -d" run -d bench sleep 600
  remove_containers
}
