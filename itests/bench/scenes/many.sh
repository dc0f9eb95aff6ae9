# Many running containers: what they cost the daemon, and what its lists cost then.

scene_many() {
  load_each containers bench "$many" 4
  sleep 5
  row "daemon with $many containers: RSS, MiB" "$(rss_mib "$own_pid")" "$(of_peer rss_mib)"
  row "daemon with $many containers: threads" "$(threads "$own_pid")" "$(of_peer threads)"
  row "daemon with $many containers: descriptors" "$(descriptors "$own_pid")" "$(of_peer descriptors)"
  local address file
  for address in $(both); do
    file=$work/$([ "$address" = "$own" ] && echo own || echo peer).times
    for _ in 1 2 3 4 5; do millis docker -H "$address" ps -q; done >"$file"
  done
  row "docker ps of $many, ms" "$(median <"$work/own.times")" "$(median <"$work/peer.times")"
  remove_containers
}

