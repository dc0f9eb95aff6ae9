# All that can be asked of images on this host.
img() { t images --format '{{.Repository}}:{{.Tag}}' "$@" | sort; }
mkdir ctx; echo one >ctx/one; tar -C ctx -cf one.tar one
t import one.tar one:1
t import --message 'a word' -c 'ENV A=b' -c 'LABEL deck=low' -c 'CMD ["one"]' one.tar one:2
t import -c 'NOPE x' one.tar one:3
t import -c 'ENV' one.tar one:3
t import -c 'EXPOSE x' one.tar one:3
t import /no/such one:3
t import one.tar UPPER
t import one.tar
t import --platform linux/arm64 one.tar one:arm
t tag one:1 dir/two:a
t tag one:1 localhost:5000/dir/two
t tag one:1 docker.io/library/three:x
t tag one:1 sha256:x
t tag one:1 "one@sha256:$(printf '0%.0s' $(seq 64))"
t tag one:1 ''
t tag one:1 'a b'
t tag one:1 -x
t tag one:1 "x:$(printf 'y%.0s' $(seq 129))"
t tag nosuch y
t tag one:nosuch y
img
img -a
t images | sort | tr -s " "
img one
img one:1
img 'one:*'
img dir/two
img 'dir/*'
img 'localhost:5000/dir/two'
img nosuch
for filter in dangling=true dangling=false dangling=maybe label=deck label=deck=low label=deck=high 'reference=one' 'reference=*:1' 'reference=dir/*' \
  'reference=*/*' 'reference=**' before=one:2 since=one:1 before=nosuch until=1h nope=1; do
  img --filter "$filter"
done
img --filter reference=one:1 --filter reference=one:2
t images -q one:1
t images --no-trunc -q one:1
t images --digests --format '{{.Repository}} {{.Digest}} {{.CreatedSince}} {{.Size}} {{.SharedSize}} {{.UniqueSize}} {{.Containers}} {{.VirtualSize}}' | sort
t image inspect one:2
t image inspect --format '{{.Id}} {{.RepoTags}} {{.RepoDigests}} {{.Config.Env}} {{.Comment}} {{.Os}}/{{.Architecture}} {{.RootFS.Type}}' one:1 one:arm nosuch
t history one:2
t history --no-trunc --format '{{.ID}} {{.CreatedBy}} {{.Size}} {{.Comment}}' one:2
t history -q nosuch
# removal
quiet create --name user one:1 x
quiet run -d --name runner busybox sleep 1000
t rmi one:1
t rmi dir/two:a
t rmi three:x localhost:5000/dir/two
t rmi one:1
t rmi busybox
t rmi -f busybox:latest
t ps --format '{{.Names}} {{.State}}'
quiet tag "$(docker inspect -f '{{.Image}}' runner)" busybox
t rmi "$(docker inspect -f '{{.Image}}' runner)"
t rmi -f "$(docker inspect -f '{{.Image}}' runner)"
t tag busybox busy:two
t rmi busy:two
t rmi nosuch one:2
t rmi -f nosuch
t rmi UPPER
t rmi ''
t tag one:1 again
t rmi "$(docker images -q one:1)"
t rmi -f one:1 again
t rm -f user runner
t commit nosuch x
quiet run --name base busybox sh -c 'echo 1 >/made'
t commit -m layer -a me -c 'LABEL deck=mid' base child:1
quiet run --name base2 child:1 sh -c 'echo 2 >/made2'
t commit base2 child:2
t commit base UPPER
t rm base base2
t rmi child:1
t history --format '{{.CreatedBy}} {{.Size}} {{.Comment}}' child:2
t image inspect -f '{{len .RootFS.Layers}} {{.Author}} {{.Comment}} {{.Config.Labels}}' child:2
# archives
t save -o saved.tar child:2 busybox
t save -o saved.tar nosuch
t save -o /no/such/dir/x.tar busybox
t save child:2 busybox nosuch
t rmi child:2
t load -i saved.tar
t load -q -i saved.tar
t load -i one.tar
t load -i /no/such
printf '' >empty.tar; t load -i empty.tar
gzip -k saved.tar; quiet rmi child:2; t load -i saved.tar.gz
tar -cf broken.tar --files-from /dev/null; t load -i broken.tar
echo '[{"Config":"nosuch.json","RepoTags":["a:b"],"Layers":[]}]' >manifest.json; tar -cf dangling.tar manifest.json; t load -i dangling.tar
echo 'nope' >manifest.json; tar -cf bad.tar manifest.json; t load -i bad.tar
# prune and usage
t import one.tar dangling:1
t import -c 'LABEL deck=low' one.tar dangling:1
t images -f dangling=true --format '{{.Repository}}:{{.Tag}}'
t image prune -f --filter label=nosuch
t image prune -f --filter until=1h
t image prune -f --filter until=nope
t image prune -f --filter nope=1
quiet image prune -f
quiet create --name user busybox
t system df --format '{{.Type}} {{.TotalCount}} {{.Active}}'
t system df -v --format '{{range .Images}}{{.Repository}}:{{.Tag}} {{.Containers}}{{println}}{{end}}'
t system df nope
quiet run -d --name runner busybox sleep 1000
t rm user
t image prune -af --filter label=nosuch
t image prune -af | grep -v sha256: | sort
quiet rm -f runner
raw GET '/v1.41/images/json?filters=nope'
raw GET '/v1.41/images/json?all=maybe'
raw GET '/v1.41/images/nosuch/history'
raw GET '/v1.41/images/get?names=nosuch'
raw GET '/v1.41/images/nosuch/get'
raw DELETE '/v1.41/images/nosuch?force=1'
raw POST '/v1.41/images/one:2/tag'
raw POST '/v1.41/images/create'
raw POST '/v1.41/images/create?fromImage='
raw POST '/v1.41/images/create?fromImage=scratch'
raw POST '/v1.41/images/create?fromImage=UPPER'
raw POST '/v1.41/images/create?fromImage=x&platform=nope/nope/nope/nope'
raw POST '/v1.41/images/create?fromSrc=http://127.0.0.1:1/x'
raw POST '/v1.41/images/create?fromSrc=-&repo=UPPER' x
raw POST '/v1.41/images/prune?filters=nope'
raw GET '/v1.41/images/search'
raw GET '/v1.41/images/search?term=x&limit=1000'
raw GET '/v1.41/images/search?term=x&limit=nope'
raw GET '/v1.41/images/search?term=x&filters={"nope":["1"]}'
mapfile -t left < <(docker images --format '{{.Repository}}:{{.Tag}}' | grep -vE '^(busybox|bench):latest$'); quiet rmi -f "${left[@]}"
quiet image prune -f
