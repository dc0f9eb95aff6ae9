# Logs, exec and copying.
t run -d --name talk busybox sh -c 'for i in 1 2 3 4 5; do echo line $i; done; echo bad >&2; sleep 600'
sleep 1
t logs talk
t logs --tail 2 talk
t logs --tail 0 talk
t logs --tail nope talk
t logs --since 1h talk
t logs --since nope talk
t logs --until 1h talk
t logs -t talk
t logs nosuch
raw GET '/v1.41/containers/talk/logs'
raw GET '/v1.41/containers/talk/logs?stdout=1&tail=1'
t exec talk echo hi
t exec talk sh -c 'exit 4'
t exec talk nope
t exec talk /etc/passwd
t exec -u guest talk id
t exec -u nobody-here talk id
t exec -w /tmp talk pwd
t exec -w /nowhere talk pwd
t exec -e X=1 talk env
t exec -d talk sleep 600
t exec --privileged talk grep CapEff /proc/self/status
t exec nosuch true
t diff talk
t exec talk sh -c 'echo x >/new; rm /etc/group; mkdir /dir; echo y >/dir/f; chmod 600 /etc/passwd'
t diff talk
echo content >file
t cp file talk:/tmp/
t cp file talk:/nowhere/there
t cp file talk:/etc/passwd/x
t cp nosuch talk:/tmp
t cp talk:/nosuch .
t cp talk:/tmp/file copied
cat copied
t cp talk:/dir out
ls -R out
t cp talk:/dir/. out2
ls -R out2
t cp talk:/proc/version - 
t export -o tree.tar talk
tar -tf tree.tar | grep -v '^bin/' | sort
t commit -m msg -a me -c 'ENV A=b' -c 'CMD ["echo","hi"]' talk made:1
t commit -c 'NOPE x' talk made:2
t commit -c 'ENV' talk made:2
t image inspect -f '{{json .Config.Cmd}} {{json .Config.Env}} {{.Author}} {{.Comment}}' made:1
t history --format '{{.Comment}} {{.CreatedBy}}' made:1
t run --rm made:1
t rmi made:1
t stop -t 0 talk
t logs --tail 1 talk
t exec talk true
t attach talk
t rm talk
t run -d --name mute --log-driver none busybox echo hi
sleep 1
t logs mute
t rm -f mute
raw POST '/v1.41/containers/nosuch/attach?stream=1'
raw POST '/v1.41/containers/nosuch/resize?h=1&w=1'
raw POST '/v1.41/exec/nosuch/start' '{}'
raw GET '/v1.41/exec/nosuch/json'
