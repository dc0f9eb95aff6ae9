# Images by name, and out of the way again.
t images --format '{{.Repository}}:{{.Tag}} {{.ID}}'
t tag busybox one:1
t tag busybox UPPER
t tag nosuch two
t images --filter reference='one*' --format '{{.Repository}}:{{.Tag}}'
t images --filter nope=1
t images --filter dangling=true -q
t image inspect nosuch
t history --format '{{.CreatedBy}} {{.Comment}}' busybox
quiet create --name user one:1
t rmi one:1
t rmi busybox
t rmi -f one:1
t rmi nosuch
t rmi one:1
quiet rm user
t save -o saved.tar busybox
t save -o saved.tar nosuch
t load -i saved.tar
tar -tf saved.tar | sed -E 's#^blobs/sha256/.+#blobs#' | sort -u
printf 'not a tar' >bad.tar
t load -i bad.tar
t import bad.tar bad:1
t import -c 'NOPE x' saved.tar bad:1
t image prune -f
t image prune -f --filter nope=1
t system df --format '{{.Type}} {{.TotalCount}} {{.Active}}'
t pull nosuch.invalid/x
t push busybox
t search --limit 1000 x
t logout nosuch.invalid
