# Many followers of one busy log; each must see every line.

scene_followers() {
  local count=$((lines / 10))
  load_each followers bench "$followers" "$count"
  column "$followers followers of $count lines, ms (2000 are waiting)" 0
  column "$followers followers of $count lines: lines of the last one" 1
  column "$followers followers of $count lines: daemon ms" 2
}
