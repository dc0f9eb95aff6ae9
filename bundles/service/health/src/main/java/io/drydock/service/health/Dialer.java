package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.NetworkNamespaces;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Connects within a container's network: the socket is born there and used from here. */
final class Dialer {

    private final NetworkNamespaces namespaces;

    Dialer(NetworkNamespaces namespaces) {
        this.namespaces = namespaces;
    }

    /** Tries the addresses in order; close the result. */
    SocketChannel dial(ContainerRun run, Target target, Deadline deadline) throws IOException {
        @Nullable IOException first = null;
        for (InetAddress address : target.addresses()) {
            SocketChannel channel = open(run, address);
            try {
                int limit = (int) Math.min(deadline.left().toMillis(), Integer.MAX_VALUE);
                channel.socket()
                        .connect(new InetSocketAddress(address, target.port()), Math.max(limit, 1));
                return channel;
            } catch (IOException e) {
                channel.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("no address") : first;
    }

    private SocketChannel open(ContainerRun run, InetAddress address) {
        Path namespace = Path.of("/proc", Long.toString(run.pid()), "ns", "net");
        StandardProtocolFamily family =
                address instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET;
        try {
            return namespaces.inside(namespace, () -> SocketChannel.open(family));
        } catch (LinuxException e) {
            if (e.errno() == Errno.ENOENT) {
                throw EngineException.conflict("container %s is not running".formatted(run.id()));
            }
            throw e;
        }
    }
}
