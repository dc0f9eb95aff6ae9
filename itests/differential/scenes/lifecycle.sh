# From creation to removal.
t create --name alpha busybox sleep 600
t create --name alpha busybox
t create --name 'bad name' busybox
t create --name -x busybox
t ps
t ps -a --format '{{.Names}} {{.Image}} {{.Command}} {{.Status}} {{.Ports}}'
t start alpha
t start alpha
t ps --format '{{.Names}} {{.Status}}'
t rm alpha
t pause alpha
t pause alpha
t ps --format '{{.Names}} {{.Status}}'
t exec alpha true
t stop -t 1 alpha
t unpause alpha
t unpause alpha
t kill -s USR1 nosuch
t kill -s NOPE alpha
t stop -t 1 alpha
t stop alpha
t kill alpha
t ps -a --format '{{.Names}} {{.Status}}'
t pause alpha
t restart -t 0 alpha
t inspect -f '{{.State.Status}} {{.State.Running}} {{.State.ExitCode}} {{.RestartCount}}' alpha
t rename alpha alpha
t rename alpha beta
t rename nosuch gamma
t rm -f beta
t rm beta
t rm -f beta
t start beta
t wait beta
t inspect beta
t run -d --name long busybox sh -c 'trap "exit 5" TERM; while :; do sleep 0.1; done'
t stop long
t wait long
t rm long
t run --name code busybox sh -c 'exit 3'
t wait code
t inspect -f '{{.State.ExitCode}} {{.State.Error}}' code
t start -a code
t rm code
t run -d --name dying --restart on-failure:2 busybox sh -c 'exit 9'
sleep 3
t inspect -f '{{.RestartCount}} {{.State.ExitCode}} {{.State.Status}}' dying
t update --restart no dying
t update -m 64m dying
t rm -f dying
t run --name bad busybox nope
t inspect -f '{{.State.Status}} {{.State.ExitCode}} {{.State.Error}}' bad
t rm bad
t run -d --name limited -m 64m busybox sleep 600
t update -m 32m limited
t update --cpus 0.5 limited
t update --pids-limit 50 limited
t update -m 1m limited
t inspect -f '{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}' limited
t top limited -o pid,comm,args nope
t top limited
t stats --no-stream --format '{{.Name}} {{.MemUsage}}' nosuch
t ps --filter status=nope
t ps --filter nope=1
t ps -a --filter name=lim --format '{{.Names}}'
t ps -a --filter exited=9 --format '{{.Names}}'
t container prune -f --filter nope=1
t rm -f limited
t container prune -f
