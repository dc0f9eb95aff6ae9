package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.net.InetAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * Sockets inside network namespaces that outlive the bundle that serves them.
 *
 * <p>A server in a bundle opens its pair of sockets once for each namespace. When another
 * generation of that bundle asks for the same namespace it gets the same pair, so that nothing a
 * client has sent meanwhile is lost, and {@linkplain #claim claims} the reading: the generation
 * before sees that its claim holds no more and reads no more. Both may write to the end. The
 * sockets are closed by {@link #close}, when the file of the namespace is {@linkplain
 * NetworkNamespaces#delete deleted}, and at the end of the engine.
 *
 * <p>All methods may be called by any thread; a new pair costs one thread switch.
 */
@ProviderType
public interface KeptSockets {

    /**
     * The pair of a namespace: the one kept, whatever its ports, else a new one.
     *
     * @param address to listen on inside
     * @param datagramPort 0 for any
     * @param streamPort 0 for any
     * @throws LinuxException EADDRINUSE when somebody else has one of the ports, ENOENT without
     *     such a namespace
     */
    Pair open(Path netns, InetAddress address, int datagramPort, int streamPort);

    /** Closes the pair of a namespace; nothing happens when there is none. */
    void close(Path netns);

    /** The namespaces with a pair. */
    Set<Path> kept();

    /** Makes the caller the one who reads from all pairs, instead of whoever was it before. */
    Claim claim();

    /** The right to read. */
    interface Claim {

        /** False once somebody else has claimed it. */
        boolean holds();
    }

    /**
     * Two listening sockets, both not blocking.
     *
     * @param datagrams UDP
     * @param streams TCP
     */
    record Pair(DatagramChannel datagrams, ServerSocketChannel streams) {

        public Pair {
            Objects.requireNonNull(datagrams);
            Objects.requireNonNull(streams);
        }
    }
}
