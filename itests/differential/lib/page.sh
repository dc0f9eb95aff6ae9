# The page: per scene how many commands, which differences, and the reason for each that has one.

# Lines that differ, "<" for Drydock and ">" for the peer, each after the command it is of and a tab.
differences() {
  diff --old-line-format='<%L' --new-line-format='>%L' --unchanged-line-format=' %L' \
    "$out/drydock/$1.txt" "$out/peer/$1.txt" |
    awk '/^.\$ / { command = substr($0, 4) } /^[<>]/ { print command "\t" substr($0, 1, 1) " " substr($0, 2) }' || true
}

# The reason of explained.tsv (scene or *, extended regular expression, reason) for one line. An
# expression is of the line, or of the line, " @ " and the command.
reason() { # SCENE LINE COMMAND
  local scene pattern why
  while IFS=$'\t' read -r scene pattern why; do
    case $scene in '' | '#'*) continue ;; "$1" | '*') ;; *) continue ;; esac
    if printf '%s\n' "$2" "$2 @ $3" | grep -Eq -- "$pattern"; then printf '%s\n' "$why"; return; fi
  done <"$here/explained.tsv"
  return 1
}

page() {
  local scene command line why left=0 page=$out/README.md
  {
    printf '# Drydock beside %s\n\n' "$(engine_version "$peer")"
    printf 'Written by `./drydock differential`. `<` is Drydock, `>` is dockerd.\n'
    for scene in "${scenes[@]}"; do
      printf '\n## %s: %s commands\n\n' "$scene" "$(grep -c '^\$ ' "$out/drydock/$scene.txt")"
      differences "$scene" >"$work/differences"
      [ -s "$work/differences" ] || { printf 'No difference.\n'; continue; }
      while IFS=$'\t' read -r command line; do
        if why=$(reason "$scene" "$line" "$command"); then
          printf -- '- `%s`: %s\n' "$line" "$why"
        else
          printf -- '- `%s` of `%s`: **unexplained**\n' "$line" "$command"
          left=$((left + 1))
        fi
      done <"$work/differences"
    done
  } >"$page"
  grep -B1000 -F '**unexplained**' "$page" | grep -E '^## |unexplained' || true
  echo "differential: $left unexplained differences, page in $page"
  [ "$left" -eq 0 ]
}
