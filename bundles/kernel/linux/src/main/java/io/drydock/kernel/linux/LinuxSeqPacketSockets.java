package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.linux.SeqPacketSockets;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;

/** Connects to local packet sockets. */
@Component(service = SeqPacketSockets.class)
public final class LinuxSeqPacketSockets implements SeqPacketSockets {

    static final int SEQPACKET = 5;
    private static final int DATAGRAM = 2;

    private final Poller poller;

    /** Sockets that wait through this poller. */
    @Activate
    public LinuxSeqPacketSockets(@Reference Poller poller) {
        this.poller = poller;
    }

    @Override
    public SeqPacketConnection connect(Path path) {
        return connect(path, SEQPACKET);
    }

    @Override
    public SeqPacketConnection connectDatagram(Path path) {
        return connect(path, DATAGRAM);
    }

    private SeqPacketConnection connect(Path path, int kind) {
        int type = kind | OpenFlags.CLOEXEC | OpenFlags.NONBLOCK;
        int fd = Calls.check(LibC.socket(UnixAddress.FAMILY, type, 0), "socket", path);
        Descriptor descriptor = new Descriptor(fd, path.toString());
        try {
            connect(fd, path);
            return new LinuxSeqPacketConnection(new PolledStream(descriptor, poller));
        } catch (RuntimeException e) {
            descriptor.close();
            throw e;
        }
    }

    private static void connect(int fd, Path path) {
        if (UnixAddress.fits(path.toString())) {
            connect(fd, path.toString(), path);
            return;
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new LinuxException(Errno.EINVAL, "connect", path.toString());
        }
        int flags = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;
        int dir = Calls.check(LibC.open(CString.of(parent), flags, 0), "open", parent);
        try {
            connect(fd, "/proc/self/fd/" + dir + "/" + path.getFileName(), path);
        } finally {
            LibC.close(dir);
        }
    }

    private static void connect(int fd, String address, Path path) {
        byte[] raw = UnixAddress.of(address);
        Calls.check(LibC.connect(fd, raw, raw.length), "connect", path);
    }
}
