package io.drydock.driver.log.journald;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.LocalDatagrams;
import io.drydock.driver.log.net.Sender;
import io.drydock.driver.log.net.Values;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The driver {@code journald}, by the journal's own protocol. It writes only; see the README. */
@Component(service = LogDriver.class)
@DriverModule(name = "journald")
public final class JournaldLog extends Sender {

    private static final Path SOCKET = Path.of("/run/systemd/journal/socket");
    private static final Set<String> KNOWN =
            Set.of("labels", "labels-regex", "env", "env-regex", "tag");

    private final SeqPacketSockets sockets;
    private final Path socket;

    /** Called by the component runtime. */
    @Activate
    public JournaldLog(@Reference SeqPacketSockets sockets) {
        this(sockets, SOCKET);
    }

    JournaldLog(SeqPacketSockets sockets, Path socket) {
        this.sockets = sockets;
        this.socket = socket;
    }

    @Override
    public void validate(Map<String, String> options) {
        Values.known(options, KNOWN, "journald");
        if (!Files.exists(socket)) {
            throw Values.invalid("journald is not enabled on this host");
        }
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        return new Journal(LocalDatagrams.connect(sockets, socket), new Fields(target));
    }

    /** Closes all sockets. */
    @Deactivate
    public void stop() {
        closeAll();
    }
}
