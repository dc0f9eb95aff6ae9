# Every way to mount something into a container.
seen() { # ARGUMENTS: what the container sees of what it was given
  t run --rm "$@" busybox sh -c 'grep -E " /[a-z] | /h/" /proc/mounts | sort | cut -d" " -f2-4'
}
shown() { t inspect -f '{{range .Mounts}}{{.Type}}|{{.Destination}}|{{.Driver}}|{{.Mode}}|{{.RW}}|{{.Propagation}}{{println}}{{end}}{{json .HostConfig.Binds}} {{json .HostConfig.Mounts}} {{json .HostConfig.Tmpfs}} {{json .Config.Volumes}}' "$1"; }
mkdir -p h/below; echo h >h/f
for words in ro rw ro,rw rw,rw z Z z,Z ro,z nocopy nocopy,ro nocopy,nocopy volume-nocopy copy rslave shared private consistent cached \
  delegated cached,ro rbind bind nope '' ','; do
  seen -v "vol:/v:$words"
done
for words in ro rw z ro,Z nocopy private rprivate slave rslave shared rshared private,slave rprivate,ro cached nope; do
  seen -v "$PWD/h:/h:$words"
done
for spec in /v v vol:/v vol: :/v vol:v vol:/ "$PWD/h:/" "$PWD/h:h" ./h:/h h:/h vol:/v/../w vol:/v/../.. vol:/v/ vol://v vol:/v:ro:rw \
  "$PWD/h/f:/h/f" "$PWD/h/made:/h" "$PWD/h/f/x:/h" vo?l:/v x:/v; do
  seen -v "$spec"
done
ls h
for mount in type=volume dst=/v type=volume,dst=v type=volume,dst=/ type=volume,src=x,dst=/v type=volume,src=vol,dst=/v,readonly \
  type=volume,src=vol,dst=/v,volume-nocopy type=volume,dst=/v,readonly type=volume,dst=/v,volume-label=a=b \
  type=volume,src=opt,dst=/v,volume-opt=type=tmpfs,volume-opt=device=tmpfs type=volume,src=bad,dst=/v,volume-opt=nope=1 \
  type=volume,src=none,dst=/v,volume-driver=nosuch type=volume,src=vol,dst=/v,volume-driver=nosuch type=volume,src=/h,dst=/v \
  type=volume,src=vol,dst=/v,bind-propagation=rslave type=volume,src=vol,dst=/v,tmpfs-size=1 \
  type=bind type=bind,dst=/h type=bind,src=h,dst=/h "type=bind,src=$PWD/h,dst=h" "type=bind,src=$PWD/h,dst=/" type=bind,src=/no/such,dst=/h \
  "type=bind,src=$PWD/h,dst=/h" "type=bind,src=$PWD/h,dst=/h,ro" "type=bind,src=$PWD/h,dst=/h,readonly=false" \
  "type=bind,src=$PWD/h,dst=/h,bind-propagation=rslave" "type=bind,src=$PWD/h,dst=/h,bind-propagation=private" \
  "type=bind,src=$PWD/h,dst=/h,bind-propagation=nope" "type=bind,src=$PWD/h,dst=/h,bind-nonrecursive" \
  "type=bind,src=$PWD/h,dst=/h,consistency=cached" "type=bind,src=$PWD/h,dst=/h,consistency=nope" "type=bind,src=$PWD/h,dst=/h,volume-nocopy" \
  "type=bind,src=$PWD/h/f,dst=/h/f" type=tmpfs,dst=/t type=tmpfs,dst=t type=tmpfs,dst=/ type=tmpfs,dst=/t,src=x type=tmpfs,dst=/t,readonly \
  type=tmpfs,dst=/t,tmpfs-size=1m,tmpfs-mode=700 type=tmpfs,dst=/t,tmpfs-size=nope type=tmpfs,dst=/t,tmpfs-mode=9 \
  type=tmpfs,dst=/t,volume-nocopy type=npipe,src=x,dst=/v type=cluster,src=x,dst=/v type=nope,dst=/v nope=1,dst=/v; do
  seen --mount "$mount"
done
for tmpfs in /t t / /t: /t:size=1m /t:size=x /t:nope /t:ro /t:rw,exec,suid,dev /t:mode=1777,uid=5,gid=6 /t:nr_inodes=10 /t:rshared /t:size=1m,size=2m; do
  seen --tmpfs "$tmpfs"
done
seen -v vol:/v -v vol:/v
seen -v vol:/v -v vol2:/v
seen -v vol:/v --tmpfs /v
seen -v vol:/v --mount type=tmpfs,dst=/v
seen --mount type=tmpfs,dst=/v --mount type=tmpfs,dst=/v
seen -v vol:/v -v vol:/w:ro
seen -v "$PWD/h:/h" --tmpfs /h/below
seen --tmpfs /h --mount "type=bind,src=$PWD/h/f,dst=/h/f"
seen --read-only -v vol:/v --tmpfs /t
t run --rm -v /bin/busybox busybox true
t run --rm -v vol3:/bin/busybox busybox true
t run --rm -v "$PWD/h/f:/etc" busybox true
t run --rm -v "$PWD/h:/etc/passwd" busybox true
t run --rm -v vol:/v --volume-driver nosuch busybox true
t run --rm -v fresh:/v --volume-driver nosuch busybox true
# what the image has there
t run --rm -v copied:/etc busybox ls /etc
t run --rm -v copied:/c busybox stat -c '%n %a %u %g' /c /c/passwd
t run --rm -v not:/etc:nocopy busybox ls /etc
t run --rm -v late:/nowhere busybox stat -c '%a %u %g' /nowhere
t run --rm -v used:/v busybox touch /v/old
t run --rm -v used:/etc busybox ls /etc
quiet create --name data -v /etc -v named:/home busybox
t run --rm --volumes-from data busybox ls /etc
quiet create --name giver -v vol:/v -v /anon -v "$PWD/h:/h:ro" --mount type=volume,src=m,dst=/m,volume-nocopy --mount "type=bind,src=$PWD/h,dst=/b" --tmpfs /t busybox
shown giver
for from in giver giver:ro giver:rw giver:z giver:nope giver:rw:x :ro '' nosuch; do seen --volumes-from "$from"; done
seen --volumes-from giver -v over:/v
seen --volumes-from giver --volumes-from data --tmpfs /anon
quiet create --name taker --volumes-from giver:ro busybox
t inspect -f '{{range .Mounts}}{{.Type}}|{{.Destination}}|{{.Mode}}|{{.RW}}|{{.Propagation}}{{println}}{{end}}{{json .HostConfig.VolumesFrom}}' taker
t volume rm vol
t rm -v giver
t volume ls -q | sed -E 's/^[0-9a-f]{64}$/<id>/' | sort
t rm -v taker data
t volume ls -q | sed -E 's/^[0-9a-f]{64}$/<id>/' | sort
quiet volume rm copied fresh late m named not opt over used vol vol2 vol3 h
