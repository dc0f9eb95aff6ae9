# Containers and processes inside them.
requires images volumes networks
start 4 io.drydock.driver.runtime.oci
start 4 io.drydock.driver.log.jsonfile
start 4 io.drydock.driver.log.local
start 4 io.drydock.driver.log.syslog
start 4 io.drydock.driver.log.journald
start 4 io.drydock.driver.device.cdi
start 4 io.drydock.driver.log.fluentd
start 4 io.drydock.driver.log.gelf
start 4 io.drydock.driver.log.splunk
start 4 io.drydock.driver.log.gcplogs
start 4 io.drydock.driver.log.awslogs
start 5 io.drydock.service.logs
start 5 io.drydock.service.labels
start 5 io.drydock.service.admission
start 5 io.drydock.service.container
start 5 io.drydock.service.health
start 5 io.drydock.service.archive
start 5 io.drydock.service.checkpoint
start 5 io.drydock.service.stats
start 6 io.drydock.router.container
start 6 io.drydock.router.exec
start 6 io.drydock.router.checkpoint
start 6 io.drydock.router.stats
