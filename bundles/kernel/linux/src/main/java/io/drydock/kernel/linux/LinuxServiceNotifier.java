package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.ServiceNotifier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import java.nio.charset.StandardCharsets;

/** Datagrams to the socket named by NOTIFY_SOCKET. */
@Component(service = ServiceNotifier.class)
public final class LinuxServiceNotifier implements ServiceNotifier {

    private static final int DATAGRAM = 2;
    private static final int NO_SIGNAL_NO_WAIT = 0x4040;

    private final @Nullable String address;

    /** Tells the manager this process was started by. */
    @Activate
    public LinuxServiceNotifier() {
        this(System.getenv("NOTIFY_SOCKET"));
    }

    LinuxServiceNotifier(@Nullable String address) {
        this.address = address;
    }

    @Override
    public boolean notify(String state) {
        if (address == null || address.isEmpty() || !UnixAddress.fits(address)) {
            return false;
        }
        int fd =
                Calls.check(
                        LibC.socket(UnixAddress.FAMILY, DATAGRAM | OpenFlags.CLOEXEC, 0),
                        "socket",
                        address);
        try {
            byte[] to = UnixAddress.of(address);
            byte[] text = state.getBytes(StandardCharsets.UTF_8);
            return LibC.sendto(fd, text, text.length, NO_SIGNAL_NO_WAIT, to, to.length)
                    == text.length;
        } finally {
            LibC.close(fd);
        }
    }
}
