package io.drydock.driver.log.fluentd;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Sender;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.util.Map;

/**
 * The driver {@code fluentd}. The spool is its buffer, so its options of buffering and retrying are
 * checked and have nothing left to do.
 */
@Component(service = LogDriver.class)
@DriverModule(name = "fluentd")
public final class FluentdLog extends Sender {

    /** Called by the component runtime. */
    @Activate
    public FluentdLog() {}

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        Options options = Options.of(target.options());
        return new Forward(options.server().connect(), new Records(target), options);
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
    }
}
