package io.drydock.driver.log.splunk;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Sender;
import io.drydock.driver.log.net.Web;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The driver {@code splunk}: events to an HTTP Event Collector. */
@Component(service = LogDriver.class)
@DriverModule(name = "splunk")
public final class SplunkLog extends Sender {

    /** A client has a thread and connections: logs that trust the same share one. */
    private final Map<Trust, Web> clients = new ConcurrentHashMap<>();

    /** Called by the component runtime. */
    @Activate
    public SplunkLog() {}

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        Options options = Options.of(target.options());
        return new Collector(options, new Events(options, target), client(options.trust()));
    }

    private Web client(Trust trust) throws IOException {
        Web known = clients.get(trust);
        if (known != null) {
            return known;
        }
        Web made = new Web(trust.context());
        Web other = clients.putIfAbsent(trust, made);
        return other == null ? made : other;
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
        clients.values().forEach(Web::close);
        clients.clear();
    }
}
