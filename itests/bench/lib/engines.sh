# The two daemons, each in a network namespace and below a root of its own.
# own and peer are their addresses, own_pid, peer_pid and containerd_pid their processes ('' when
# the peer was started by somebody else).

# dockerd's own pools end after 30 networks.
pools=(--default-address-pool base=10.0.0.0/9,size=24)
disk=$work.ext4 disk_device=''
own=unix://$work/d.sock own_pid='' own_space='' peer_pid='' containerd_pid='' peer_space=''

own_command() {
  printf '%s\n' nsenter -n -t "$own_space" "$root/distribution/target/drydock/bin/drydockd" -H "$own" --data-root "$work/data" \
    --exec-root "$work/exec" --pidfile "$work/d.pid" --config-file "$work/none.json" "${pools[@]}"
}

start_own() {
  echo '{}' >"$work/none.json"
  if [ -z "$own_space" ]; then
    unshare -n bash -c 'ip link set lo up; exec sleep infinity' &
    own_space=$!
    asleep "$own_space"
  fi
  local command
  mapfile -t command < <(own_command)
  "${command[@]}" >>"$work/d.log" 2>&1 &
  own_pid=$!
  await "$own" "$work/d.log"
  image "$own"
}

restart_own() { end "$own_pid"; start_own; }

peer_command() {
  printf '%s\n' nsenter -m -n -t "$peer_space" dockerd --containerd "$work/ctd.sock" --data-root "$work/peer" \
    --exec-root "$work/peer-exec" -H "$peer" --pidfile "$work/p.pid" --config-file "$work/none.json" "${pools[@]}"
}

start_peer() {
  case $peer in
    none) peer=''; return ;;
    ?*) await "$peer" /dev/null; image "$peer"; return ;;
  esac
  if ! command -v dockerd >/dev/null || ! command -v containerd >/dev/null; then
    echo "bench: no dockerd is installed here"
    return
  fi
  peer=unix://$work/p.sock
  start_containerd
  local command
  mapfile -t command < <(peer_command)
  "${command[@]}" >>"$work/p.log" 2>&1 &
  peer_pid=$!
  await "$peer" "$work/p.log"
  image "$peer"
}

# dockerd has two fixed folders: in its mount namespace they are empty ones of its own.
start_containerd() {
  mkdir -p "$work/run-docker" "$work/etc-docker" /run/docker /etc/docker
  unshare -m -n --propagation private bash -c '
    mount --bind "$1/run-docker" /run/docker; mount --bind "$1/etc-docker" /etc/docker; ip link set lo up
    exec sleep infinity' bench "$work" &
  peer_space=$!
  asleep "$peer_space"
  nsenter -m -n -t "$peer_space" containerd --config /dev/null --root "$work/ctd" --state "$work/ctd-state" \
    --address "$work/ctd.sock" >>"$work/ctd.log" 2>&1 &
  containerd_pid=$!
  until [ -S "$work/ctd.sock" ]; do kill -0 "$containerd_pid"; sleep 0.05; done
}

# The process that holds the namespaces has made them.
asleep() { until [ "$(cat "/proc/$1/comm")" = sleep ]; do sleep 0.05; done; }

await() { # ADDRESS LOG
  local i
  for i in $(seq 300); do docker -H "$1" version >/dev/null 2>&1 && return; sleep 0.1; done
  echo "bench: $1 does not answer" >&2; tail -n 5 "$2" >&2; exit 1
}

end() { # PID
  [ -n "$1" ] || return 0
  local i
  kill "$1" 2>/dev/null || true
  for i in $(seq 300); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
  wait "$1" 2>/dev/null || true
}

image() { # ADDRESS: the host's static busybox as bench:latest
  docker -H "$1" image inspect bench:latest >/dev/null 2>&1 && return
  local tree applet; tree=$(mktemp -d -p "$work")
  mkdir -p "$tree"/{bin,etc,tmp}; cp "$(command -v busybox)" "$tree/bin/busybox"
  for applet in sh true sleep yes head; do ln -s busybox "$tree/bin/$applet"; done
  tar -C "$tree" -c . | docker -H "$1" import - bench:latest >/dev/null
  rm -r "$tree"
}

both() { echo "$own"; [ -z "$peer" ] || echo "$peer"; }

engine_version() { docker -H "$1" version --format '{{.Server.Version}}' 2>/dev/null || echo unknown; }

remove_containers() {
  local address ids
  for address in $(both); do
    mapfile -t ids < <(docker -H "$address" ps -aq --filter ancestor=bench:latest)
    [ ${#ids[@]} -eq 0 ] || docker -H "$address" rm -f "${ids[@]}" >/dev/null
  done
}

# A fresh ext4 in a file for all that is written. On ext4 without a journal the first files after many
# were deleted cost twenty times the usual, and syncing a file system is for all who write to it.
own_disk() {
  disk=$work.ext4
  truncate -s 40G "$disk"
  mkfs.ext4 -q -E lazy_itable_init=0,lazy_journal_init=0 "$disk"
  disk_device=$(losetup --direct-io=on --find --show "$disk") && mount "$disk_device" "$work" ||
    { rm -f "$disk"; echo "bench: no loop device here, measuring on $work as it is"; }
}

stop_all() {
  local file
  remove_containers || true
  for file in "$work"/images/*.pid; do [ ! -f "$file" ] || end "$(cat "$file")"; done
  end "$own_pid"; end "$peer_pid"; end "$containerd_pid"; end "$peer_space"; end "$own_space"
  { grep -o " $work[^ ]*" /proc/self/mounts || true; } | sort -r | while read -r mount; do umount -l "$mount" || true; done
  if [ -n "$disk_device" ]; then
    for i in $(seq 50); do umount "$work" 2>/dev/null && break; sleep 0.1; done
    losetup --detach "$disk_device" || true
  fi
  rm -rf "$work" "$disk" || true
}
