# Published ports: what is bound, what docker port says, and who gets through.
page() { # ADDRESS:PORT FROM...: who answers, asked by the host or a container
  local address=$1; shift
  printf '$ %s asks %s: ' "${1:-host}" "$address"
  if [ $# -eq 0 ]; then host busybox timeout 2 busybox wget -qO- "http://$address/" 2>/dev/null || echo nobody
  else timeout -s KILL 20 docker exec "$1" timeout 2 wget -qO- "http://$address/" 2>/dev/null || echo nobody; fi
}
bindings() { # NAME: configured and bound, in order
  echo "$ bindings of $1"
  docker inspect -f '{{json .HostConfig.PortBindings}} {{json .NetworkSettings.Ports}} {{json .Config.ExposedPorts}}' "$1" |
    python3 -c 'import json, sys
read, at, text = json.JSONDecoder().raw_decode, 0, sys.stdin.read().strip()
while at < len(text):
    ports, at = read(text, at)
    print(json.dumps({k: sorted(v, key=str) if isinstance(v, list) else v for k, v in sorted((ports or {}).items())}))
    at += 1' |
    sed -E 's/"HostPort": "(3[2-9]|[45][0-9]|60)[0-9]{3}"/"HostPort": "<any>"/g'
  docker ps -a --filter "name=^$1\$" --format '{{.Ports}}' | sed -E 's/:(3[2-9]|[45][0-9]|60)[0-9]{3}->/:<any>->/g'
}
serve() { # NAME OPTIONS...: a container that answers with its name
  local name=$1; shift
  echo "$ serve $name $*"
  docker run -d --name "$name" "$@" busybox sh -c "mkdir -p /w; echo $name >/w/index.html; for p in 81 82; do httpd -p \$p -h /w; done; httpd -f -p 80 -h /w" 2>&1 >/dev/null | sed 's/^/! /'
  sleep 0.3
  bindings "$name"
}
quiet network create --subnet 10.112.1.0/24 dock
quiet network create --subnet 10.112.2.0/24 --internal inner
quiet network create --subnet 10.112.3.0/24 --opt com.docker.network.bridge.host_binding_ipv4=127.0.0.1 local
host ip addr add 203.0.113.7/32 dev lo
gate=172.17.0.1
serve one -p 18201:80
serve two -p 127.0.0.1:18202:80 -p 203.0.113.7:18202:80 --network dock
serve three -p 18203-18205:80-82
serve four -p 18206-18208:80
serve five -p 18209:80 -p 18210:80 -p 18209:80/udp
serve six -p 80 -p 81/udp
serve seven -P --expose 80 --expose 81-82/tcp --expose 99/udp
serve eight --network inner -p 18211:80
serve nine --network local -p 18212:80
serve ten --network local -p 0.0.0.0:18213:80
serve eleven -p 18214:9999
serve twelve --network host -p 18215:80
serve thirteen --network none -p 18216:80
serve fourteen --network container:one -p 18217:80
serve fifteen -p 203.0.113.7::80
serve sixteen -p 18218:80/sctp
serve seventeen -p 192.0.2.44:18219:80
for name in one two three four five six seven eight nine ten eleven; do
  t port "$name" | sed -E 's/:(3[2-9]|[45][0-9]|60)[0-9]{3}$/:<any>/' | sort
done
t port two 80
t port two 80/tcp
t port two 80/udp
t port three 81-82
t port three 83
t port three nonsense
t port nosuch
t port twelve
t port thirteen
for port in 18201 18202 18203 18204 18205 18206 18207 18208 18209 18210 18211 18212 18213 18214; do
  for address in 127.0.0.1 203.0.113.7 "$gate" 127.0.0.2; do page "$address:$port"; done
  page "[::1]:$port"
done
for from in one two nine; do
  for port in 18201 18202 18203 18209 18212 18213; do
    for address in 127.0.0.1 203.0.113.7 "$gate" 10.112.1.1; do page "$address:$port" "$from"; done
  done
done
# conflicts
serve taken1 -p 18201:80
serve taken2 -p 127.0.0.1:18201:80
serve taken3 -p 127.0.0.1:18213:80
serve taken4 -p 18202:80
serve taken5 -p 18203-18205:80
serve free1 -p 127.0.0.9:18202:80
serve free2 -p 18201:80/udp
host busybox nc -l -p 18230 >/dev/null 2>&1 </dev/null &
listener=$!
sleep 0.3
serve taken6 -p 18230:80
kill $listener 2>/dev/null
t start taken1
quiet rm -f one
t start taken1
sleep 0.5
page 127.0.0.1:18201
t port taken1
# ports come and go with the container and its networks
quiet stop -t 0 two
t port two
page 127.0.0.1:18202
quiet start two
t port two
sleep 0.5
page 127.0.0.1:18202
quiet network disconnect dock two
t port two
bindings two
quiet network connect dock two
t port two
bindings two
page 127.0.0.1:18202
quiet network connect bridge two
t port two
quiet network disconnect dock two
t port two
page 127.0.0.1:18202
quiet pause two
t port two
quiet unpause two
for options in '-p 80:nope' '-p nope:80' '-p 80:80:80:80' '-p 0:80' '-p 80-81:80-82' '-p 65536:80' '-p :80' '-p 1.2.3:80:80' '-p 80:80/nope' '-p [::1]:18240:80' '--expose nope' '--expose 80-70' '-p 81-80:80'; do
  t run --rm $options busybox true
done
for name in one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen taken1 taken2 taken3 taken4 taken5 taken6 free1 free2; do quiet rm -f $name; done
quiet network rm dock inner local
host ip addr del 203.0.113.7/32 dev lo
