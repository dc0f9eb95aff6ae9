package io.drydock.driver.log.awslogs;

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
import java.util.function.Function;

/** The driver {@code awslogs}: Amazon CloudWatch Logs. */
@Component(service = LogDriver.class)
@DriverModule(name = "awslogs")
public final class AwsLogs extends Sender {

    private final Web web = new Web();
    private final Function<Web, Surroundings> surroundings;

    /** Called by the component runtime. */
    @Activate
    public AwsLogs() {
        this(Surroundings::of);
    }

    AwsLogs(Function<Web, Surroundings> surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    protected Conversation open(LogTarget target) throws IOException {
        Options options = Options.of(target.options());
        Surroundings around = surroundings.apply(web);
        String region = around.region(options.region());
        URI endpoint =
                options.endpoint().isEmpty()
                        ? CloudWatch.endpoint(region)
                        : URI.create(options.endpoint());
        return new Stream(options, stream(options, target), service(endpoint, region), around);
    }

    private CloudWatch service(URI endpoint, String region) {
        return new CloudWatch(web, endpoint, region);
    }

    /** The option, the tag, or the container's id. */
    private static String stream(Options options, LogTarget target) {
        if (!options.stream().isEmpty()) {
            return options.stream();
        }
        return target.tag().isEmpty() ? target.containerId() : target.tag();
    }

    /** Closes all connections. */
    @Deactivate
    public void stop() {
        closeAll();
        web.close();
    }
}
