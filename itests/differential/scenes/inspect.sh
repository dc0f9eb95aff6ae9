# Every field of inspect, for a plain container and for one with much said about it.
# Mounts, binds and a network's containers come in the order of a map.
sorted() {
  python3 -c 'import json, sys
things = json.load(sys.stdin)
for it in things:
    for list in it.get("Mounts"), (it.get("HostConfig") or {}).get("Binds"):
        if list: list.sort(key=str)
    if it.get("Containers"): it["Containers"] = sorted(it["Containers"].values(), key=lambda one: one["Name"])
print(json.dumps(things, indent=4, sort_keys=True))'
}
fields() { echo "$ docker inspect $*"; docker inspect "$@" | sorted | sed -E 's/"(Pid|SandboxKey|SandboxID|EndpointID|LogPath)": .*/"\1": ?/'; }
quiet run -d --name plain busybox sleep 600
quiet run -d --name rich --hostname h --domainname d -e A=b -l x=y -u 1000:1000 -w /tmp -m 64m --cpus 0.5 \
  --pids-limit 100 --cap-add NET_ADMIN --cap-drop CHOWN --security-opt no-new-privileges --tmpfs /t --shm-size 32m \
  --ulimit nofile=1000:2000 --restart on-failure:3 --stop-signal INT --stop-timeout 3 --add-host a:1.2.3.4 --dns 1.1.1.1 \
  --device /dev/null --group-add 5 --read-only --init --sysctl net.core.somaxconn=99 -p 127.0.0.1:18080:80 --expose 81 \
  -v anon:/named -v /etc:/hostetc:ro --health-cmd true --health-interval 30s busybox sleep 600
sleep 1
fields plain
fields rich
fields --type image busybox
fields --type volume anon
fields --type network bridge
t port rich
t ps --no-trunc --format '{{.Names}}|{{.Ports}}|{{.Mounts}}|{{.Networks}}|{{.Labels}}|{{.Status}}' --filter name=rich
quiet rm -f plain rich
quiet volume rm anon
