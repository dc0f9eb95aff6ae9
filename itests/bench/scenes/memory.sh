# Memory of the daemons and of what stays beside each running container.

daemon_rows() { # WHEN
  sleep 5
  row "daemon, $1: RSS, MiB" "$(rss_mib "$own_pid")" "$(of_peer rss_mib)"
  row "daemon, $1: PSS, MiB" "$(pss_mib "$own_pid")" "$(of_peer pss_mib)"
}

scene_memory() {
  daemon_rows "as it is now"
  restart_own
  [ -z "$peer_pid" ] || { end "$peer_pid"; time_peer_again; }
  daemon_rows "fresh and idle"
  local i address
  for i in $(seq 10); do
    for address in $(both); do docker -H "$address" run -d bench sleep 600 >/dev/null; done
  done
  daemon_rows "with 10 containers"
  local monitors shims
  mapfile -t monitors < <(helpers conmon)
  mapfile -t shims < <(helpers containerd-shim)
  row "monitor of a container: RSS, KiB" "$(each_kib VmRSS status 10 "${monitors[@]}")" \
    "$([ ${#shims[@]} -gt 0 ] && each_kib VmRSS status 10 "${shims[@]}" || echo -)"
  row "monitor of a container: PSS, KiB" "$(each_kib Pss smaps_rollup 10 "${monitors[@]}")" \
    "$([ ${#shims[@]} -gt 0 ] && each_kib Pss smaps_rollup 10 "${shims[@]}" || echo -)"
  remove_containers
}

time_peer_again() {
  local command
  mapfile -t command < <(peer_command)
  "${command[@]}" >>"$work/p.log" 2>&1 &
  peer_pid=$!
  await "$peer" "$work/p.log"
}
