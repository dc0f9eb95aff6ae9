package io.drydock.service.health;

import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Pipes;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.SeqPacketSockets;

/** What probes need of the host. */
record Machine(
        SeqPacketSockets sockets,
        Pipes pipes,
        ProcessHandles processes,
        NetworkNamespaces namespaces) {}
