# Images of 200 MiB: loaded, saved, pushed to and pulled from a docker-registry beside each engine.
# Every figure is one run after a first one that does not count.

scene_images() {
  command -v docker-registry >/dev/null || { echo "bench: no docker-registry is installed here"; return; }
  local kind folder=$work/images
  mkdir -p "$folder"
  registry own "$own_space"
  [ -z "$peer_space" ] || registry peer "$peer_space"
  for kind in files file 1 5 20; do
    "$java" -cp "$work/load" Image "$kind" "$folder/$kind.tar"
    of_image "$kind" "$folder"
    rm -f "$folder/$kind.tar"
  done
  kill $(cat "$folder"/*.pid) 2>/dev/null || true
}

# NAME SPACE
registry() {
  printf 'version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: %s}}\nhttp: {addr: "127.0.0.1:5000"}\n' \
    "$folder/$1" >"$folder/$1.yml"
  nsenter -n -t "$2" -- docker-registry serve "$folder/$1.yml" >/dev/null 2>&1 &
  echo $! >"$folder/$1.pid"
}

# KIND FOLDER: rows of one image.
of_image() {
  local address who step image=127.0.0.1:5000/bench/image:$1
  for address in $(both); do
    who=$([ "$address" = "$own" ] && echo own || echo peer)
    for step in load save push pull; do : >"$work/$who.$step"; done
    for _ in 1 2; do
      docker -H "$address" rmi -f "$image" >/dev/null 2>&1 || true
      millis docker -H "$address" load -qi "$2/$1.tar" >"$work/$who.load"
      millis docker -H "$address" save -o "$2/saved.tar" "$image" >"$work/$who.save"
      millis docker -H "$address" push -q "$image" >"$work/$who.push"
      docker -H "$address" rmi -f "$image" >/dev/null 2>&1
      millis docker -H "$address" pull -q "$image" >"$work/$who.pull"
    done
    docker -H "$address" rmi -f "$image" >/dev/null 2>&1
    rm -f "$2/saved.tar"
  done
  for step in load save push pull; do
    row "$step of 200 MiB, $1, ms" "$(median <"$work/own.$step")" "$(median <"$work/peer.$step" 2>/dev/null || true)"
  done
}
