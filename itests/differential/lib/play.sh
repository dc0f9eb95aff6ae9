# Plays a scene against one engine: each command, what it printed on either stream, how it ended.

# Both engines are spoken to in the version the older one knows.
export DOCKER_API_VERSION=1.41 DOCKER_CLI_HINTS=false

t() { # ARGUMENTS OF DOCKER...
  local code=0
  printf '$ docker %s\n' "$*"
  timeout -s KILL 60 docker "$@" >"$scratch/stdout" 2>"$scratch/stderr" </dev/null || code=$?
  cat "$scratch/stdout"
  sed 's/^/! /' "$scratch/stderr"
  printf '= %s\n' "$code"
}

# The same without a word about what it printed: for commands whose output is chance.
quiet() { timeout -s KILL 60 docker "$@" >/dev/null 2>&1 </dev/null || true; }

# A command where the engine's networks are; an engine given by its address is on this host's.
host() { ${space:+nsenter -n -t "$space"} "$@"; }

# A request the command line has no words for.
raw() { # METHOD PATH [BODY]
  printf '$ %s %s %s\n' "$1" "$2" "${3:-}"
  curl -s --max-time 60 -X "$1" --unix-socket "${DOCKER_HOST#unix://}" "http://localhost$2" \
    ${3:+-H 'Content-Type: application/json' --data-binary "$3"} -w '\n= %{http_code} %{content_type}\n'
}

play() ( # ADDRESS SCENE; a subshell: what a scene defines ends with it
  export DOCKER_HOST=$1
  space=$peer_space; [ "$1" != "$own" ] || space=$own_space
  scratch=$(mktemp -d -p "$work")
  cd "$scratch"
  set +e
  . "$here/scenes/$2.sh" 2>&1 | normalise
  mapfile -t left < <(docker ps -aq)
  [ ${#left[@]} -eq 0 ] || docker rm -f "${left[@]}" >/dev/null
)

busybox_image() { # ADDRESS: the host's static busybox, with all its applets
  local tree applet; tree=$(mktemp -d -p "$work")
  mkdir -p "$tree"/{bin,etc,tmp,root,home}; cp "$(command -v busybox)" "$tree/bin/busybox"
  for applet in $(busybox --list); do [ "$applet" = busybox ] || ln -s busybox "$tree/bin/$applet"; done
  printf 'root:x:0:0:root:/root:/bin/sh\nguest:x:1000:1000::/home:/bin/sh\n' >"$tree/etc/passwd"
  printf 'root:x:0:\nguest:x:1000:\n' >"$tree/etc/group"
  tar -C "$tree" --mtime=2024-01-01 -c . | docker -H "$1" import -c 'CMD ["sh"]' - busybox:latest >/dev/null
  rm -r "$tree"
}

# What differs from run to run, replaced by its kind.
normalise() {
  sed -E \
    -e 's/\b[0-9a-f]{64}\b/<id>/g' -e 's/\b[0-9a-f]{12}\b/<short>/g' \
    -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\.[0-9]+)?(Z|[+-][0-9:]+)/<time>/g' \
    -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}(\.[0-9]+)? [+-][0-9]+ UTC/<time>/g' \
    -e 's/\b1[67][0-9]{8}(\.[0-9]+)?\b/<epoch>/g' \
    -e 's/(Less than a second|About a minute|[0-9]+ seconds?)/<while>/g' \
    -e 's/\b172\.(1[0-9]|2[0-9]|3[01])\.[0-9]+\.[0-9]+/<ip>/g' \
    -e 's/([0-9a-f]{2}:){5}[0-9a-f]{2}/<mac>/g' \
    -e "s#$work/(data|peer)\b#<root>#g" -e "s#$work/(exec|peer-exec)\b#<exec>#g" -e "s#$work#<work>#g" \
    -e 's#/tmp\.[A-Za-z0-9]{10}\b#/<scratch>#g'
}
