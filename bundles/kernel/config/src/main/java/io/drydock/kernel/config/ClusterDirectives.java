package io.drydock.kernel.config;

import static io.drydock.kernel.config.Directive.of;
import static io.drydock.kernel.config.Kind.LIST;
import static io.drydock.kernel.config.Kind.NUMBER;
import static io.drydock.kernel.config.Kind.TEXT;

import java.util.List;

/** Swarm mode and plugins. */
final class ClusterDirectives {

    static final List<Directive> ALL =
            List.of(
                    of("swarm-default-advertise-addr", TEXT, null, "Default swarm address")
                            .notYet(),
                    of("swarm-raft-heartbeat-tick", NUMBER, null, "Raft ticks a heartbeat")
                            .keyOnly()
                            .notYet(),
                    of("swarm-raft-election-tick", NUMBER, null, "Raft ticks an election")
                            .keyOnly()
                            .notYet(),
                    of("node-generic-resources", LIST, null, "Advertise generic resources")
                            .spelled("--node-generic-resource")
                            .notYet(),
                    of("authorization-plugins", LIST, null, "Authorization plugins to load")
                            .spelled("--authorization-plugin")
                            .live()
                            .notYet());

    private ClusterDirectives() {}
}
