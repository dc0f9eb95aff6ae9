# The load generator, compiled once for this run.

build_load() {
  . "$root/distribution/target/drydock/bin/find-java"
  [ -x "${java%java}javac" ] || { echo "bench: $java has no compiler beside it" >&2; exit 1; }
  zstd=$root/distribution/target/drydock/lib/zstd-jni.jar
  "${java%java}javac" -cp "$zstd" -d "$work/load" "$here"/load/*.java
}

load() { "$java" -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -cp "$work/load" Load "$@"; }

own_engine() { echo "$own@$own_pid"; }
peer_engine() { [ -z "$peer_pid" ] && echo "$peer" || echo "$peer@$peer_pid,$containerd_pid"; }
engines() { own_engine; [ -z "$peer" ] || peer_engine; }

# Runs a verb for both engines in one process, and splits the columns: sets own_fields and peer_fields.
load_both() { # VERB ARGUMENTS...; the engines come last
  local lines
  mapfile -t lines < <(load "$@" $(engines))
  own_fields=(${lines[0]}) peer_fields=(${lines[1]:-})
}

# Runs a verb that takes one engine first, for each engine.
load_each() { # VERB ARGUMENTS...
  local verb=$1; shift
  own_fields=($(load "$verb" "$(own_engine)" "$@")) peer_fields=()
  [ -z "$peer" ] || peer_fields=($(load "$verb" "$(peer_engine)" "$@"))
}

column() { row "$1" "${own_fields[$2]}" "${peer_fields[$2]:--}"; } # NAME INDEX
