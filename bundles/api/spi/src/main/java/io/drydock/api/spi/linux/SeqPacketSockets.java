package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/**
 * Local sockets that keep packet boundaries (AF_UNIX, SOCK_SEQPACKET): conmon's attach sockets.
 *
 * <p>Connections cost a descriptor each and no thread: a reader on a virtual thread is parked until
 * the one polling thread finds its socket readable.
 */
@ProviderType
public interface SeqPacketSockets {

    /**
     * Connects; the path may be longer than the 107 bytes of a socket address.
     *
     * @throws LinuxException ENOENT, or ECONNREFUSED when nobody listens
     */
    SeqPacketConnection connect(Path path);

    /**
     * Connects a datagram socket: {@code /dev/log} and the journal listen on such. Each write is
     * one message; there is nothing to read.
     */
    SeqPacketConnection connectDatagram(Path path);
}
