# Many containers started at once.

scene_clients() {
  load_each containers bench "$burst" 16
  column "$burst containers from 16 clients, ms" 0
  column "$burst containers from 16 clients: median of one, ms" 1
  column "$burst containers from 16 clients: longest, ms" 2
  column "$burst containers from 16 clients: daemon ms each" 3
  remove_containers
}
