# Containers come and go; whatever the daemon holds must not grow. A tenth of the cycles goes before
# the first look, so that what is loaded once is loaded. The heap grows into its room between two
# collections, so memory is read behind one.

cycle_figures() {
  "${java%java}jcmd" "$own_pid" GC.run >/dev/null
  sleep 5
  echo "$(rss_mib "$own_pid") $(descriptors "$own_pid") $(threads "$own_pid") $(own_mounts)"
}

scene_cycles() {
  local first last time
  load cycles "$own" bench $((cycles / 10)) 4 >/dev/null
  first=($(cycle_figures))
  time=$(load cycles "$own" bench "$cycles" 4)
  last=($(cycle_figures))
  row "$cycles containers created and removed, ms" "$time"
  local i=0 what
  for what in "RSS after a collection, MiB" descriptors threads mounts; do
    row "daemon before $cycles cycles: $what" "${first[i]}"
    row "daemon after $cycles cycles: $what" "${last[i]}"
    i=$((i + 1))
  done
}
