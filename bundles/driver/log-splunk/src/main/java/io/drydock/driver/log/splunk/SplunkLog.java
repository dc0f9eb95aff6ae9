package io.drydock.driver.log.splunk;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Limits;
import io.drydock.driver.log.net.Sender;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The driver {@code splunk}: events to an HTTP Event Collector. */
@Component(service = LogDriver.class)
@DriverModule(name = "splunk")
public final class SplunkLog extends Sender {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** A client has a thread and connections: logs that trust the same share one. */
    private final Map<Trust, HttpClient> clients = new ConcurrentHashMap<>();

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

    private HttpClient client(Trust trust) throws IOException {
        HttpClient known = clients.get(trust);
        if (known != null) {
            return known;
        }
        HttpClient made =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Limits.CONNECT)
                        .sslContext(trust.context())
                        .executor(executor)
                        .build();
        HttpClient other = clients.putIfAbsent(trust, made);
        if (other != null) {
            made.shutdownNow();
            return other;
        }
        return made;
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
        clients.values().forEach(HttpClient::shutdownNow);
        executor.shutdown();
    }
}
