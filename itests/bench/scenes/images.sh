# Images of 200 MiB: loaded, saved, pushed to and pulled from a docker-registry beside each engine.
# The engines take turns; the first round does not count, a figure is the middle of the others.

scene_images() {
  command -v docker-registry >/dev/null || { echo "bench: no docker-registry is installed here"; return; }
  local kind folder=$work/images
  mkdir -p "$folder"
  registry own "$own_space"
  [ -z "$peer_space" ] || registry peer "$peer_space"
  for kind in $kinds; do
    "$java" -cp "$work/load" Image "$kind" "$folder/$kind.tar"
    of_image "$kind" "$folder"
    rm -f "$folder/$kind.tar"
  done
  many_images "$folder"
  kill $(cat "$folder"/*.pid) 2>/dev/null || true
}

# NAME SPACE
registry() {
  printf 'version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: %s}}\nhttp: {addr: "127.0.0.1:5000"}\n' \
    "$folder/$1" >"$folder/$1.yml"
  nsenter -n -t "$2" -- docker-registry serve "$folder/$1.yml" >/dev/null 2>&1 &
  echo $! >"$folder/$1.pid"
}

# KIND FOLDER: rows of one image. The registries are emptied for each push.
of_image() {
  local address who round name image=127.0.0.1:5000/bench/image:$1
  rm -f "$work"/{own,peer}.{load,save,push,pull,rmi,zstd}{,.cpu}
  for round in 0 1 2; do
    for address in $(both); do
      who=$([ "$address" = "$own" ] && echo own || echo peer)
      step load load -qi "$2/$1.tar"
      step save save -o "$2/saved.tar" "$image"
      step push push -q "$image"
      docker -H "$address" rmi -f "$image" >/dev/null
      removed
      step pull pull -q "$image"
      step rmi rmi "$image"
      if [ "$who" = own ]; then zstd_pull "$1" "$2"; fi
      removed
      rm -rf "$2/saved.tar" "$2/$who/docker"
    done
  done
  for name in load save push pull rmi; do
    row "$name of 200 MiB, $(in_words "$1"), ms" "$(middle own "$name")" "$(middle peer "$name")"
    case $name in
      load | pull) row "  processor time of the daemon, ms" "$(middle own "$name.cpu")" "$(middle peer "$name.cpu")" ;;
    esac
  done
  row "pull of 200 MiB, $(in_words "$1"), zstd, ms (20.10 cannot)" "$(middle own zstd)"
}

# Drydock deletes after it has answered: that is not to count for what comes next.
removed() { while ls "$work/data/overlay2/tmp" 2>/dev/null | grep -q .; do sleep 0.1; done; }

in_words() {
  case $1 in
    files) echo 'files of 16 KiB' ;;
    file) echo 'two files' ;;
    1) echo '1 layer' ;;
    *) echo "$1 layers" ;;
  esac
}

middle() { if [ -f "$work/$1.$2" ]; then median <"$work/$1.$2"; else echo -; fi; } # WHO NAME

# KIND FOLDER: the same image with layers in zstd, which only the registry gets to see before.
zstd_pull() {
  local image=bench/zstd:$1
  nsenter -n -t "$own_space" -- "$java" --enable-native-access=ALL-UNNAMED -cp "$work/load:$zstd" Publish "$2/$1.tar" "$image"
  step zstd pull -q "127.0.0.1:5000/$image"
  docker -H "$address" rmi -f "127.0.0.1:5000/$image" >/dev/null
}

# FOLDER: 500 images that share a layer, listed.
many_images() {
  local address who round=1
  "$java" -cp "$work/load" Image many "$1/many.tar"
  rm -f "$work"/{own,peer}.list{,.cpu}
  for address in $(both); do
    who=$([ "$address" = "$own" ] && echo own || echo peer)
    docker -H "$address" load -qi "$1/many.tar" >/dev/null
    docker -H "$address" images >/dev/null
    for _ in $(seq 10); do step list images; done
  done
  row "docker images of 500, ms" "$(middle own list)" "$(middle peer list)"
  row "  processor time of the daemon, ms" "$(middle own list.cpu)" "$(middle peer list.cpu)"
}

# NAME DOCKER-ARGUMENTS...: runs it on $address and notes the clock and the daemon's processor time.
step() {
  local noted=$1 from clock; shift
  from=$(daemon_ms)
  clock=$(millis docker -H "$address" "$@")
  [ "$round" -gt 0 ] || return 0
  echo "$clock" >>"$work/$who.$noted"
  echo $(($(daemon_ms) - from)) >>"$work/$who.$noted.cpu"
}

daemon_ms() { if [ "$who" = own ]; then processor_ms "$own_pid"; else of_peer processor_ms; fi; }
