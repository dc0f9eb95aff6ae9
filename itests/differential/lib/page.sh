# The page: per scene how many commands, which differences, and the reason for each that has one.

# Lines that differ, "<" for Drydock and ">" for the peer, without diff's own line numbers.
differences() { diff "$out/drydock/$1.txt" "$out/peer/$1.txt" | grep '^[<>]' || true; }

# The reason of explained.tsv (scene or *, extended regular expression, reason) for one line.
reason() { # SCENE LINE
  local scene pattern why
  while IFS=$'\t' read -r scene pattern why; do
    case $scene in '' | '#'*) continue ;; "$1" | '*') ;; *) continue ;; esac
    if printf '%s\n' "$2" | grep -Eq -- "$pattern"; then printf '%s\n' "$why"; return; fi
  done <"$here/explained.tsv"
  return 1
}

page() {
  local scene line why left=0 page=$out/README.md
  {
    printf '# Drydock beside %s\n\n' "$(engine_version "$peer")"
    printf 'Written by `./drydock differential`. `<` is Drydock, `>` is dockerd.\n'
    for scene in "${scenes[@]}"; do
      printf '\n## %s: %s commands\n\n' "$scene" "$(grep -c '^\$ ' "$out/drydock/$scene.txt")"
      differences "$scene" >"$work/differences"
      [ -s "$work/differences" ] || { printf 'No difference.\n'; continue; }
      while IFS= read -r line; do
        if why=$(reason "$scene" "$line"); then
          printf -- '- `%s`: %s\n' "$line" "$why"
        else
          printf -- '- `%s`: **unexplained**\n' "$line"
          left=$((left + 1))
        fi
      done <"$work/differences"
    done
  } >"$page"
  grep -B1000 -F '**unexplained**' "$page" | grep -E '^## |unexplained' || true
  echo "differential: $left unexplained differences, page in $page"
  [ "$left" -eq 0 ]
}
