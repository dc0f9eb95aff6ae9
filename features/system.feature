# What the engine says about itself: ping, version, info, events, its modules.
requires kernel
start 5 io.drydock.service.events
start 5 io.drydock.service.system
start 6 io.drydock.router.system
start 6 io.drydock.router.modules
start 6 io.drydock.router.debug
start 6 io.drydock.router.pending
