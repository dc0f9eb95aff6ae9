package io.drydock.driver.log.gcplogs;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Sender;
import io.drydock.driver.log.net.Web;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** The driver {@code gcplogs}: Google Cloud Logging. */
@Component(service = LogDriver.class)
@DriverModule(name = "gcplogs")
public final class GcpLogs extends Sender {

    private final Web web = new Web();
    private final URI service;
    private final URI metadata;
    private final String credentials;

    /** Called by the component runtime. */
    @Activate
    public GcpLogs() {
        this(
                URI.create("https://logging.googleapis.com"),
                URI.create(
                        "http://"
                                + System.getenv()
                                        .getOrDefault(
                                                "GCE_METADATA_HOST", "metadata.google.internal")),
                System.getenv().getOrDefault("GOOGLE_APPLICATION_CREDENTIALS", ""));
    }

    /** {@code credentials} is a service account's file, empty for the machine's tokens. */
    GcpLogs(URI service, URI metadata, String credentials) {
        this.service = service;
        this.metadata = metadata;
        this.credentials = credentials;
    }

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        Http http = new Http(web);
        Machine machine = new Machine(http, metadata);
        Tokens tokens = new Tokens(http, machine, credentials);
        return new Writer(http, service, tokens, machine, Options.of(target.options()), target);
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
        web.close();
    }
}
