# Networks, names and ports.
t network ls --format '{{.Name}} {{.Driver}} {{.Scope}}'
t network create one
t network create one
t network create --driver nosuch other
t network create --subnet 10.98.0.0/24 --gateway 10.98.0.1 --ip-range 10.98.0.128/25 two
t network create --subnet 10.98.0.0/25 overlap
t network create --subnet nonsense bad
t network create --subnet 10.97.0.0/24 --gateway 10.96.0.1 bad
t network create --internal closed
t network create host
t network create --opt com.docker.network.bridge.name=drybr0 --label k=v named
t network ls --filter driver=bridge --format '{{.Name}}'
t network ls --filter nope=1
t network inspect -f '{{.Driver}} {{json .IPAM.Config}} {{.Internal}} {{json .Options}} {{json .Labels}}' two
t network inspect nosuch
t run -d --name web --network one --network-alias www -p 127.0.0.1:18081:80 busybox httpd -f -p 80 -h /etc
t run --rm --network one busybox wget -qO- web/group
t run --rm --network one busybox wget -qO- www/group
t run --rm --network one busybox nslookup web
t run --rm --network two --ip 10.98.0.200 busybox sh -c 'ip -4 addr show eth0 | grep inet'
t run --rm --network one --ip 1.2.3.4 busybox true
t run --rm --network two --ip 10.99.0.1 busybox true
t run --rm --network nosuch busybox true
t run --rm --network none busybox ip addr
t run --rm --network container:web busybox hostname
t run --rm --network container:nosuch busybox true
t run --rm --network closed busybox ip route
t run --rm --mac-address 02:42:0a:00:00:09 busybox cat /sys/class/net/eth0/address
t run --rm busybox cat /etc/resolv.conf
t run --rm --network one busybox cat /etc/resolv.conf
t run --rm --network one busybox ip route
t network connect two web
t exec web ip -4 addr
t network connect two web
t network connect nosuch web
t network connect host web
t network disconnect two web
t network disconnect two web
t port web
t port web 80
t port web 81
t run --rm -p 127.0.0.1:18081:80 busybox true
t run --rm -p 99999:80 busybox true
t run --rm -p nonsense busybox true
t network rm one
t network rm bridge
t rm -f web
t network rm one two closed named
t network rm nosuch
t network prune -f
