# The container router is swapped again and again while 64 connections use it.

versioned() { # VERSION: a copy of the router with that version
  cp "$root/distribution/target/drydock/bundles/io.drydock.router.container.jar" "$work/router-$1.jar"
  echo "Bundle-Version: $1" >"$work/version"
  "${java%java}jar" --update --file "$work/router-$1.jar" --manifest "$work/version" 2>/dev/null
}

scene_swaps() {
  versioned 0.1.101; versioned 0.1.102
  docker -H "$own" run -d --network none bench sleep 600 >/dev/null
  local plain swapped path=/v1.41/containers/json
  plain=($(load swaps "$own" "$path" 64 5))
  swapped=($(load swaps "$own" "$path" 64 "$swaps" "$work/router-0.1.101.jar" "$work/router-0.1.102.jar"))
  row "$swaps swaps under 64 connections: failed requests" "${swapped[1]}"
  row "$swaps swaps under 64 connections: requests" "${swapped[0]}"
  row "longest wait of a request under swaps, ms" "${swapped[3]}"
  row "longest wait of a request without swaps, ms" "${plain[3]}"
  row "median wait under swaps, ms" "${swapped[2]}"
  row "median wait without swaps, ms" "${plain[2]}"
  row "a swap, ms" "${swapped[4]}"
  remove_containers
}
