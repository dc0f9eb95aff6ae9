# The table on the screen and the same figures as JSON.

rows=()

heading() {
  [ -n "$peer" ] || echo "bench: Drydock is measured alone"
  printf '%-58s %10s %10s %8s\n' "$(date -u +%F), $(nproc) processors" drydock peer ratio
}

row() { # NAME OWN [PEER]; a dash is a figure that is not known
  local name=$1 own=$2 other=${3:--} ratio=-
  case $own$other in *-* | *NaN*) ;; *) ratio=$(awk -v a="$own" -v b="$other" 'BEGIN { if (b) printf "%.2f", a / b; else print "-" }') ;; esac
  printf '%-58s %10s %10s %8s\n' "$name" "$own" "$other" "$ratio"
  rows+=("{\"name\":\"$name\",\"drydock\":$(number "$own"),\"peer\":$(number "$other")}")
}

number() { case $1 in - | *NaN*) echo null ;; *) echo "$1" ;; esac; }

median() { sort -n | awk '{ v[NR] = $1 } END { if (!NR) print "-"; else print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

write_json() {
  mkdir -p "$(dirname "$1")"
  {
    printf '{"date":"%s","processors":%s,"memory":"%s","kernel":"%s",\n' "$(date -u +%FT%TZ)" "$(nproc)" \
      "$(awk '/^MemTotal/ { printf "%d MiB", $2 / 1024 }' /proc/meminfo)" "$(uname -r)"
    printf '"drydock":"%s","peer":"%s",\n"rows":[\n' "$(engine_version "$own")" "$([ -z "$peer" ] || engine_version "$peer")"
    local i
    for i in "${!rows[@]}"; do printf '%s%s\n' "${rows[i]}" "$([ "$i" -eq $((${#rows[@]} - 1)) ] || echo ,)"; done
    printf ']}\n'
  } >"$1"
  echo "bench: written to $1"
}

# How long a command takes, in milliseconds of the clock.
millis() { local from=${EPOCHREALTIME/./}; "$@" >/dev/null; echo $(((${EPOCHREALTIME/./} - from) / 1000)); }
