# What is told, in which order, with which attributes.
# What was before is not of the same second.
sleep 1.1
since=$(date +%s)
told() {
  sleep 1
  echo "$ events of $1"
  docker events --since "$since" --until "$(date +%s)" --format '{{.Type}} {{.Action}} {{json .Actor.Attributes}}' | sed -E 's/"(container|execID)":"[^"]*"/"\1":"?"/g'
  since=$(date +%s)
  sleep 1
}
quiet run --rm --name e1 busybox true; told 'run --rm'
quiet run -d --name e2 --label k=v busybox sleep 600; told 'run -d'
quiet pause e2; quiet unpause e2; told 'pause, unpause'
quiet rename e2 e3; told rename
quiet exec e3 echo hi; told exec
quiet kill -s USR1 e3; told 'kill -s'
quiet top e3; told top
quiet cp e3:/etc/passwd .; quiet cp passwd e3:/tmp; told cp
quiet export -o x.tar e3; told export
quiet commit e3 committed; told commit
quiet update -m 32m e3; told update
quiet restart -t 0 e3; told restart
quiet stop -t 0 e3; told stop
quiet start e3; told start
quiet rm -f e3; told 'rm -f'
quiet rmi committed; told rmi
quiet tag busybox other:1; quiet rmi other:1; told 'tag, rmi'
quiet volume create ev; quiet run --rm --name e4 -v ev:/v -v "$PWD:/b:ro" busybox true; told 'run -v'
quiet volume rm ev; told 'volume rm'
quiet network create en; quiet run --rm --name e5 --network en busybox true; quiet network rm en; told network
quiet run --name bad busybox nope; quiet rm bad; told 'run of a missing command'
