package io.drydock.driver.log.gelf;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.DatagramLink;
import io.drydock.driver.log.net.Sender;
import io.drydock.driver.log.net.StreamLink;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.util.Map;

/** The driver {@code gelf}: Graylog's format over UDP or TCP. */
@Component(service = LogDriver.class)
@DriverModule(name = "gelf")
public final class GelfLog extends Sender {

    /** Called by the component runtime. */
    @Activate
    public GelfLog() {}

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        Options options = Options.of(target.options());
        Messages messages = new Messages(target);
        return options.stream()
                ? new StreamConversation(StreamLink.tcp(options.host(), options.port()), messages)
                : new DatagramConversation(
                        DatagramLink.udp(options.host(), options.port()), messages, options);
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
    }
}
