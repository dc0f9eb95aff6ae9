# Named volumes.
requires system
start 4 io.drydock.driver.volume.local
start 5 io.drydock.service.volume
start 6 io.drydock.router.volume
