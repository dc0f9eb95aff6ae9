# All that can be asked of volumes, and every option of the local driver.
v() { t volume "$@"; }
anonymous() { sed -E 's/^[0-9a-f]{64}$/<id>/' | sort; }
options() { # NAME WORDS... : makes it and uses it
  local name=$1; shift
  v create "${@/#/--opt=}" "$name"
  t run --rm -v "$name:/v" busybox sh -c 'grep " /v " /proc/mounts | cut -d" " -f1-4; touch /v/x'
}
v create first --label a=b --label c
v create first --label other
v create first -d local
v create first -d nosuch
v create second -d nosuch
v create second third
v create -- -dash
v create x
v create a/b
v create .hidden
v create z_b.c-D
v create --label com.docker.volume.anonymous=1 second
quiet volume create
v inspect first
v inspect first nosuch second
v inspect --format '{{.Name}} {{.Labels}} {{.Options}} {{.Scope}}' first second
v ls
v ls -q
v ls --format '{{.Name}} {{.Driver}} {{.Scope}} {{.Label "a"}} {{.Links}} {{.Size}}' --filter name=first
for filter in name=firs name=^first name=irst name=nosuch name=z_b.c-D driver=local driver=loc label=a label=a=b label=a=c \
  label=nosuch label=a=b,label=c dangling=true dangling=false dangling=1 dangling=maybe scope=local nope=1; do
  v ls --filter "$filter" --format '{{.Name}}'
done
v ls --filter label=a --filter label=nosuch --format '{{.Name}}'
v ls --filter name=first --filter name=z_b --format '{{.Name}}'
# options of the driver
options none
options size0 size=0
options size1 size=1m
options sizex size=x
options unknown nope=1
options typeonly type=tmpfs
options deviceonly device=tmpfs
options oonly o=size=1m
options nodevice type=tmpfs o=size=1m
options emptydevice type=tmpfs device=
options ram type=tmpfs device=tmpfs o=size=1m,uid=1000,nosuid,noexec
options badram type=tmpfs device=tmpfs o=size=1m,nope=1
options badtype type=nope device=x
options nfs type=nfs device=:/x o=addr=127.0.0.1,ro,vers=4
options nfs4 type=nfs4 device=:/x o=addr=127.0.0.1
options nfsname type=nfs device=:/x o=addr=nosuch.invalid
options cifs type=cifs device=//127.0.0.1/x o=username=u,vers=3.0
mkdir there; echo there >there/f
options bound type=none device="$PWD/there" o=bind
options boundro type=none device="$PWD/there" o=bind,ro
options rbound type=none device="$PWD/there" o=rbind
options missing type=none device=/no/such o=bind
options missing2 type=none device=/no/such o=rbind,nosuid,noexec,x=y
options capital Type=tmpfs device=tmpfs
cat there/f; ls there
v inspect --format '{{json .Options}}' ram bound
v rm ram bound
ls there
# who uses it
quiet create --name user -v first:/v -v /anon busybox
quiet create --name another -v first:/v busybox
v rm second first
v rm -f nosuch
v rm nosuch -f first
t rm another
v rm first
v ls --filter dangling=false --format '{{.Name}}' --filter name=first
t ps -a --filter volume=first --format '{{.Names}} {{.LocalVolumes}}'
t ps -a --filter volume=/anon --format '{{.Names}} {{.LocalVolumes}}'
t ps -a --filter volume=nosuch --format '{{.Names}}'
# usage
t run --rm -v first:/v busybox sh -c 'head -c 5000 /dev/zero >/v/f; ln /v/f /v/g; mkdir /v/d; ln -s f /v/l'
t system df
t system df -v --format '{{range .Volumes}}{{if eq .Name "first"}}{{.Name}} {{.Links}} {{.Size}}{{end}}{{end}}'
# prune
v prune -f --filter label=nosuch
v prune -f --filter label!=a --filter label!=com.docker.volume.anonymous | anonymous
v prune -f --filter nope=1
v prune -f --filter dangling=true
v prune -f --filter label!=nosuch | anonymous
t rm user
v prune -f | anonymous
v ls
raw GET '/v1.41/volumes?filters={"nope":["1"]}'
raw GET '/v1.41/volumes?filters=nope'
raw GET /v1.41/volumes/nosuch
raw POST /v1.41/volumes/create '{"Name":"q"}'
raw POST /v1.41/volumes/create '{"Name":"quay","Driver":"local","DriverOpts":{},"Labels":{}}'
raw POST /v1.41/volumes/create '{"Name":"quay","DriverOpts":{"nope":"1"}}'
raw POST /v1.41/volumes/create '{"Name":"quay2","DriverOpts":{"nope":"1"}}'
raw POST /v1.41/volumes/create ''
raw POST /v1.41/volumes/create '{"Name":1}'
raw GET /v1.41/volumes/quay
raw DELETE '/v1.41/volumes/quay?force=maybe'
raw DELETE /v1.41/volumes/quay
raw DELETE '/v1.41/volumes/quay?force=1'
raw POST '/v1.41/volumes/prune?filters=nope'
t events --since 1 --until "$(($(date +%s) + 1))" --filter type=volume --filter volume=quay --format '{{.Action}} {{.Actor.Attributes}}'
mapfile -t left < <(docker volume ls -q); quiet volume rm "${left[@]}"
