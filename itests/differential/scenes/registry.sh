# Pulls, pushes and logins with registries on each engine's own loopback.
registry() { # PORT [LINES OF CONFIGURATION]
  mkdir -p "store$1"
  printf 'version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: %s/store%s\n  delete:\n    enabled: true\nhttp:\n  addr: 127.0.0.1:%s\n%s' \
    "$PWD" "$1" "$1" "${2:-}" >"registry$1.yml"
  # Not by host: a function in the background is a shell of its own, and the kill would end that alone.
  ${space:+nsenter -n -t "$space"} docker-registry serve "$PWD/registry$1.yml" >/dev/null 2>&1 &
  registries+=($!)
  for _ in $(seq 100); do host curl -s "http://127.0.0.1:$1/v2/" >/dev/null && return; sleep 0.1; done
}
registries=()
export DOCKER_CONFIG=$PWD/config
registry 5000
htpasswd -Bbn sailor rum >htpasswd
registry 5001 "auth:
  htpasswd:
    realm: harbour
    path: $PWD/htpasswd
"
R=127.0.0.1:5000 S=127.0.0.1:5001
mkdir ctx; head -c 20000 /dev/zero >ctx/one; tar -C ctx -cf one.tar --mtime=2024-01-01 one
quiet import one.tar "$R/sea/one:1"
t tag "$R/sea/one:1" "$R/sea/one:2"
t push "$R/sea/one:1" | sed 's/size: [0-9]*/size: N/'
t push "$R/sea/one:1" | sed 's/size: [0-9]*/size: N/'
t push -q "$R/sea/one:2"
t push -a "$R/sea/one" | sed 's/size: [0-9]*/size: N/'
t push "$R/sea/nosuch:1"
t push "$R/sea/one:nosuch"
t push "$R/sea/nosuch"
t push "127.0.0.1:1/x"
t tag "$R/sea/one:1" "127.0.0.1:1/x"
t push "127.0.0.1:1/x"
t rmi "$R/sea/one:1" "$R/sea/one:2" 127.0.0.1:1/x
t pull "$R/sea/one:1"
t pull "$R/sea/one:1"
t pull -q "$R/sea/one:1"
t pull -a "$R/sea/one"
t pull "$R/sea/one"
t pull "$R/sea/one:nosuch"
t pull "$R/sea/nosuch:1"
t pull -a "$R/sea/nosuch"
t pull "$R/sea/one@sha256:$(printf '0%.0s' $(seq 64))"
t pull "$R/sea/one:1@nope"
t pull UPPER
t pull scratch
t pull "$R/sea/one:1" --platform linux/arm64
t pull "$R/sea/one:1" --platform nope/nope
t pull 127.0.0.1:1/x
t pull nosuch.invalid/x
digest=$(docker image inspect -f '{{index .RepoDigests 0}}' "$R/sea/one:1")
t image inspect -f '{{.RepoTags}} {{.RepoDigests}}' "$R/sea/one:1"
t images --digests --format '{{.Repository}} {{.Tag}} {{.Digest}}' "$R/sea/one"
t rmi "$R/sea/one:1"
t rmi "$digest"
t rmi "$R/sea/one:2"
t pull "$digest"
t images --digests --format '{{.Repository}} {{.Tag}} {{.Digest}}' "$R/sea/one"
t run --rm "$digest" nosuch
t rmi "$digest"
t run --rm "$R/sea/one:nosuch" true
t create "$R/sea/nosuch" true
# with a password
t login -u sailor -p wrong "$S"
t login -u nobody -p rum "$S"
t login -u '' -p rum "$S"
t login -u sailor -p rum 127.0.0.1:1
t login -u sailor -p rum "$R"
t pull "$S/sea/one:1"
quiet import one.tar "$S/sea/one:1"
t push "$S/sea/one:1"
t login -u sailor -p rum "$S"
t push "$S/sea/one:1" | sed 's/size: [0-9]*/size: N/'
t rmi "$S/sea/one:1"
t pull "$S/sea/one:1"
t rmi "$S/sea/one:1"
t logout "$S"
t logout "$S"
t pull "$S/sea/one:1"
raw POST /v1.41/auth '{"username":"sailor","password":"wrong","serveraddress":"127.0.0.1:5001"}'
raw POST /v1.41/auth '{"username":"sailor","password":"rum","serveraddress":"127.0.0.1:5001"}'
raw POST /v1.41/auth '{}'
raw POST /v1.41/auth 'nope'
raw GET "/v1.41/distribution/$R/sea/one:1/json"
raw GET "/v1.41/distribution/$R/sea/one:nosuch/json"
raw GET "/v1.41/distribution/$R/sea/nosuch/json"
raw GET "/v1.41/distribution/$S/sea/one:1/json"
raw GET "/v1.41/distribution/UPPER/json"
raw GET "/v1.41/distribution/$(printf 'a%.0s' $(seq 64))/json"
raw POST "/v1.41/images/$R/sea/nosuch/push?tag=1"
raw POST "/v1.41/images/create?fromImage=$R/sea/one&tag=nosuch"
t search --limit 1000 x
t search --limit 0 x
t search --filter nope=1 x
t search --filter stars=x x
kill "${registries[@]}"; wait "${registries[@]}" 2>/dev/null
