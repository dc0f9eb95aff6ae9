# Volumes and mounts.
t volume create named
t volume create named
t volume create --driver nosuch other
t volume create '../x'
t volume create x
t volume create --opt type=tmpfs --opt device=tmpfs --opt o=size=1m,uid=1000 ram
t volume create --opt nope=1 bad
t volume create --opt type=nfs bad
t volume create --label k=v labelled
t volume ls --format '{{.Driver}} {{.Name}} {{.Labels}} {{.Mountpoint}}'
t volume ls --filter label=k -q
t volume ls --filter dangling=true -q
t volume ls --filter nope=1
t volume inspect named nosuch
t run --rm -v named:/v busybox sh -c 'echo x >/v/f'
t run --rm -v named:/v:ro busybox sh -c 'cat /v/f; echo y >/v/f'
t run --rm -v ram:/v busybox sh -c 'grep /v /proc/mounts; stat -c %u /v'
t run --rm -v named:/v:nope busybox true
t run --rm -v named:relative busybox true
t run --rm -v named:/ busybox true
t run --rm -v named:/v -v labelled:/v busybox true
t run --rm -v "$PWD/made/by/the/engine:/v:ro" busybox ls -d /v
t run --rm --mount type=bind,src=/no/such,dst=/v busybox true
t run --rm --mount type=volume,src=named,dst=/v,readonly busybox touch /v/x
t run --rm --mount type=volume,dst=/v busybox touch /v/x
t run --rm --mount type=tmpfs,dst=/v,tmpfs-size=1m,tmpfs-mode=700 busybox grep ' /v ' /proc/mounts
t run --rm -v named:/etc busybox ls /etc
t run --rm -v named:/v:nocopy busybox ls /v
mkdir host; echo h >host/f; chmod 711 host
t run --rm -v "$PWD/host:/h" busybox sh -c 'cat /h/f; stat -c %a /h; grep " /h " /proc/mounts | cut -d" " -f2,4'
t run --rm -v "$PWD/host:/h:ro" busybox touch /h/x
t run --rm -v "$PWD/host/f:/file" busybox cat /file
t run --rm -v "$PWD/host:/h:rshared" busybox true
quiet create --name user -v named:/v -v /anon busybox
t volume rm named
t inspect -f '{{range .Mounts}}{{.Type}} {{.Destination}} {{.Driver}} {{.Mode}} {{.RW}} {{.Propagation}}{{println}}{{end}}' user | sort
t run --rm --volumes-from user busybox ls -d /v /anon
t run --rm --volumes-from user:ro busybox touch /v/x
t rm -v user
t volume rm named ram labelled
t volume rm nosuch
t volume rm -f nosuch
t volume prune -f
t volume prune -f --filter nope=1
