package io.drydock.driver.log.syslog;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Sender;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.util.Map;

/** The driver {@code syslog}. */
@Component(service = LogDriver.class)
@DriverModule(name = "syslog")
public final class SyslogLog extends Sender {

    private final SeqPacketSockets sockets;

    /** Called by the component runtime. */
    @Activate
    public SyslogLog(@Reference SeqPacketSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        Options options = Options.of(target.options());
        MessageWriter writer = new MessageWriter(options, target.tagOrId());
        return new SyslogConversation(options.server().connect(sockets, options.tls()), writer);
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
    }
}
