# Requests a second and what each costs the daemon, on kept-alive connections.

request_rows() { # PATH NAME
  local connections
  for connections in 1 16; do
    load_both requests "$1" "$connections" "$seconds" "$rounds"
    column "$2, $connections connection(s): requests/s" 0
    column "$2, $connections connection(s): processor us each" 1
    column "$2, $connections connection(s): failed" 2
  done
}

scene_requests() {
  local i address
  for i in $(seq 30); do
    for address in $(both); do docker -H "$address" run -d --network none bench sleep 600 >/dev/null; done
  done
  request_rows /_ping "/_ping"
  request_rows /v1.41/containers/json "/containers/json of 30"
  request_rows /v1.41/info "/info"
  remove_containers
}
