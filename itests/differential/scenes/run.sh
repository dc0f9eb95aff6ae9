# Ways to run a command, and how it ends.
t run --rm busybox echo hello
t run --rm busybox sh -c 'echo out; echo err >&2; exit 7'
t run --rm busybox nope
t run --rm busybox /etc/passwd
t run --rm -w /nowhere/here busybox pwd
t run --rm -w relative busybox pwd
t run --rm -u guest busybox id
t run --rm -u 1234:5678 busybox id
t run --rm -u nobody-here busybox id
t run --rm -e A=1 -e B=two -e HOME busybox sh -c 'env | sort'
t run --rm --hostname box busybox hostname
t run --rm --hostname box --domainname example.org busybox cat /etc/hostname
t run --rm --entrypoint echo busybox with entry
t run --rm --entrypoint '' busybox echo cleared
t run --rm --read-only busybox touch /x
t run --rm --read-only --tmpfs /scratch busybox touch /scratch/x
t run --rm --cap-drop ALL busybox chown 1:1 /tmp
t run --rm --cap-add NO_SUCH busybox true
t run --rm --cap-drop ALL --cap-add CHOWN busybox sh -c 'grep Cap /proc/self/status'
t run --rm busybox sh -c 'grep -E "Cap|NoNewPrivs|Seccomp:" /proc/self/status'
t run --rm --security-opt no-new-privileges busybox grep NoNewPrivs /proc/self/status
# --privileged is left out: a dockerd within namespaces of its own cannot give every capability
t run --rm --security-opt nonsense busybox true
t run --rm --security-opt seccomp=unconfined busybox grep Seccomp: /proc/self/status
t run --rm --ulimit nofile=100:200 busybox sh -c 'ulimit -n; ulimit -Hn'
t run --rm --sysctl net.ipv4.ip_forward=0 busybox cat /proc/sys/net/ipv4/ip_forward
t run --rm --sysctl kernel.nope=0 busybox true
t run --rm --shm-size 8m busybox df -k /dev/shm
t run --rm --tmpfs /scratch:size=1m,mode=700 busybox sh -c 'grep /scratch /proc/mounts; stat -c %a /scratch'
t run --rm --init busybox sh -c 'cat /proc/1/comm'
t run --rm --pids-limit 20 busybox sh -c 'cat /sys/fs/cgroup/pids/pids.max'
t run --rm -m 32m busybox cat /sys/fs/cgroup/memory/memory.limit_in_bytes
t run --rm -m 1k busybox true
t run --rm --cpus 0.5 busybox cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us
t run --rm --cpus 9999 busybox true
t run --rm --cpu-shares 100 busybox cat /sys/fs/cgroup/cpu/cpu.shares
t run --rm --cpuset-cpus 0 busybox cat /sys/fs/cgroup/cpuset/cpuset.cpus
t run --rm --cpuset-cpus 99 busybox true
t run --rm --oom-score-adj 100 busybox cat /proc/self/oom_score_adj
t run --rm --oom-score-adj 5000 busybox true
t run --rm --device /dev/null:/dev/nil busybox stat -c '%t %T %a' /dev/nil
t run --rm --device /dev/no-such busybox true
t run --rm --group-add 99 busybox id
t run --rm --add-host a.test:10.0.0.1 busybox grep a.test /etc/hosts
t run --rm --dns 10.9.8.7 --dns-search example.org --dns-opt ndots:3 busybox cat /etc/resolv.conf
t run --rm --pid host busybox true
t run --rm --ipc none busybox sh -c 'grep shm /proc/mounts || echo none'
t run --rm --ipc nonsense busybox true
t run --rm --uts host --hostname x busybox true
t run --rm --network host --sysctl net.ipv4.ip_forward=1 busybox true
t run --rm --stop-signal NOPE busybox true
t run --rm --restart always busybox true
t run --rm --restart nonsense busybox true
t run --rm --log-driver nope busybox true
t run --rm --log-opt nope=1 busybox true
t run --rm --runtime nope busybox true
t run --rm --storage-opt nope=1 busybox true
t run --rm --gpus all busybox true
t run --rm --memory-swap 10m -m 20m busybox true
t run --rm busybox sh -c 'ls -l /dev | sed -E "s/[A-Z][a-z]+ [ 0-9]+[0-9:]+ //"'
t run --rm busybox sh -c 'cat /proc/self/mountinfo | cut -d" " -f5,6 | sort'
