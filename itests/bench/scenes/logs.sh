# Lines of 100 bytes through the attached docker command, and again out of the log.

busy() { echo "yes $(printf 'x%.0s' $(seq 99)) | head -n $lines"; }


scene_logs() {
  local i address file times=$((runs > 5 ? 5 : runs))
  rm -f "$work"/{own,peer}.{run,logs}
  for i in $(seq "$times"); do
    for address in $(both); do
      file=$work/$([ "$address" = "$own" ] && echo own || echo peer)
      docker -H "$address" rm -f busy >/dev/null 2>&1 || true
      millis docker -H "$address" run --network none --name busy bench sh -c "$(busy)" >>"$file.run"
      millis docker -H "$address" logs busy >>"$file.logs"
      [ "$(docker -H "$address" logs busy | wc -l)" = "$lines" ] || echo "bench: $address lost lines" >&2
    done
  done
  touch "$work/peer.run" "$work/peer.logs"
  row "$lines lines through docker run, ms" "$(median <"$work/own.run")" "$(median <"$work/peer.run")"
  row "$lines lines through docker logs, ms" "$(median <"$work/own.logs")" "$(median <"$work/peer.logs")"
  remove_containers
}
