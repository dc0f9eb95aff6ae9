# The small core. Listeners come first, so that an early client is held and not refused.
requires platform
start 2 io.drydock.api.model
start 2 io.drydock.api.spi
start 2 io.drydock.api.engine
start 2 io.drydock.kernel.config
start 2 io.drydock.kernel.linux
start 2 io.drydock.kernel.http
start 3 io.drydock.kernel.core
start 3 io.drydock.kernel.rest
start 3 io.drydock.kernel.store
start 3 io.drydock.middleware.accesslog
start 3 io.drydock.middleware.version
start 3 io.drydock.middleware.experimental
