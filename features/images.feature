# Images and the layers below containers.
requires system
start 4 io.drydock.driver.graph.overlay2
start 4 io.drydock.driver.graph.fuseoverlayfs
start 4 io.drydock.driver.graph.btrfs
start 4 io.drydock.driver.graph.zfs
start 4 io.drydock.driver.graph.devicemapper
start 4 io.drydock.driver.graph.vfs
start 4 io.drydock.driver.registry.oci
start 5 io.drydock.service.image
start 5 io.drydock.service.storage
start 5 io.drydock.service.registry
start 6 io.drydock.router.image
start 6 io.drydock.router.storage
start 6 io.drydock.router.distribution
