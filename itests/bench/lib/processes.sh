# What processes hold, read from /proc.

rss_mib() { memory VmRSS status "$@"; }
pss_mib() { memory Pss smaps_rollup "$@"; }

memory() { # FIELD FILE PID...
  local field=$1 file=$2 pid; shift 2
  for pid in "$@"; do grep "^$field:" "/proc/$pid/$file"; done | awk '{ s += $2 } END { printf "%.0f\n", s / 1024 }'
}

# Processor time that processes and their ended children have used, in milliseconds.
processor_ms() { # PID...
  local pid
  for pid in "$@"; do sed 's/.*) //' "/proc/$pid/stat"; done | awk '{ s += $12 + $13 + $14 + $15 } END { print s * 10 }'
}

peer_pids() { [ -z "$peer_pid" ] || echo "$peer_pid" "$containerd_pid"; }

# Applies a command to the peer's processes, or says that they are not known.
of_peer() { [ -n "$peer_pid" ] && "$@" "$peer_pid" "$containerd_pid" || echo -; }

processor_ms() { awk -v hertz="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / hertz }' "/proc/$1/stat"; }

descriptors() { local pid n=0; for pid in "$@"; do n=$((n + $(ls "/proc/$pid/fd" | wc -l))); done; echo "$n"; }
threads() { local pid n=0; for pid in "$@"; do n=$((n + $(ls "/proc/$pid/task" | wc -l))); done; echo "$n"; }
own_mounts() { grep -c " $work/\(data\|exec\)" /proc/self/mounts || true; }

# PIDs of the processes of a name whose command line names the working directory.
helpers() { # NAME
  local pid
  for pid in $(pgrep -f "$1" || true); do
    if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q "$1.*$work"; then echo "$pid"; fi
  done
}

# Memory of those processes together, for each of so many containers, in KiB.
each_kib() { # FIELD FILE CONTAINERS PID...
  local field=$1 file=$2 count=$3 pid; shift 3
  for pid in "$@"; do grep "^$field:" "/proc/$pid/$file" 2>/dev/null || true; done |
    awk -v n="$count" '{ s += $2 } END { printf "%.0f\n", s / n }'
}
