# Running containers found again after kill -9 of the daemon: how soon it answers, how long an
# answer waits meanwhile, and that none is lost. Drydock alone: the peer ends its containers.

scene_restore() {
  local command found
  mapfile -t command < <(own_command)
  load containers "$(own_engine)" bench "$restored" 16 >/dev/null
  kill -9 "$own_pid"; wait "$own_pid" 2>/dev/null || true
  own_start=($(load start "$own" ping "$work/d.log" "${command[@]}"))
  own_pid=${own_start[2]}
  row "$restored running, killed: start to first /_ping, ms" "${own_start[0]}"
  row "$restored running, killed: first docker ps after that, ms" "$(millis docker -H "$own" ps -q)"
  row "$restored running, killed: first docker inspect, ms" "$(millis docker -H "$own" inspect "$(docker -H "$own" ps -q -n 1)")"
  row "$restored running, killed: first docker exec, ms" "$(millis docker -H "$own" exec "$(docker -H "$own" ps -q -n 1)" true)"
  found=$(docker -H "$own" ps -q | wc -l)
  row "$restored running, killed: found running" "$found"
  sleep 5
  row "$restored running, killed: processor ms until 5 s later" "$(processor_ms "$own_pid")"
  row "daemon with $restored found again: RSS, MiB" "$(rss_mib "$own_pid")"
  remove_containers
}
