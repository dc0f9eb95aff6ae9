package io.drydock.driver.log.awslogs;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.net.Limits;
import io.drydock.driver.log.net.Sender;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The driver {@code awslogs}: Amazon CloudWatch Logs. */
@Component(service = LogDriver.class)
@DriverModule(name = "awslogs")
public final class AwsLogs extends Sender {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<HttpClient> client = new AtomicReference<>();
    private final Function<HttpClient, Surroundings> surroundings;

    /** Called by the component runtime. */
    @Activate
    public AwsLogs() {
        this(Surroundings::of);
    }

    AwsLogs(Function<HttpClient, Surroundings> surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        Options options = Options.of(target.options());
        HttpClient http = client();
        Surroundings around = surroundings.apply(http);
        String region = around.region(options.region());
        URI endpoint =
                options.endpoint().isEmpty()
                        ? CloudWatch.endpoint(region)
                        : URI.create(options.endpoint());
        return new Stream(options, stream(options, target), service(endpoint, region), around);
    }

    private CloudWatch service(URI endpoint, String region) {
        return new CloudWatch(client(), endpoint, region);
    }

    /** The option, the tag, or the container's id. */
    private static String stream(Options options, LogTarget target) {
        if (!options.stream().isEmpty()) {
            return options.stream();
        }
        return target.tag().isEmpty() ? target.containerId() : target.tag();
    }

    /** A client has a thread of its own: none without a log. */
    private HttpClient client() {
        HttpClient made = client.updateAndGet(known -> known == null ? newClient() : known);
        return java.util.Objects.requireNonNull(made);
    }

    private HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Limits.CONNECT)
                .executor(executor)
                .build();
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
        HttpClient made = client.getAndSet(null);
        if (made != null) {
            made.shutdownNow();
        }
        executor.shutdown();
    }
}
